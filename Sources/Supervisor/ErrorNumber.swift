internal import Glibc

/// The system's number of the last error in this thread.
func errorNumber() -> Int32 { errno }
