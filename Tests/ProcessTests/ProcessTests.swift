import Testing

/// Real processes; one after the other, since they measure time. Continued in the files beside this one.
@Suite(.serialized) struct ProcessTests {}
