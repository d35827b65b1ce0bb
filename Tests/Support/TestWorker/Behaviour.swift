/// How a test wants a worker to behave.
enum Behaviour: String {
    case serve
    /// Has one thread, so that one request fills it.
    case single
    case hangAtBoot
    case crashAtBoot
    case refuse
    /// Gets ready, then dies at once.
    case exitAtOnce
    /// Ignores drain and SIGTERM.
    case stubborn
    /// Takes 4 MiB more with each request.
    case grow
    /// Gives a sign of life, then none.
    case silent
}
