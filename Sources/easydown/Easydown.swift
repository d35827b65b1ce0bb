internal import ArgumentParser

/// The command. Wiring only: what it wires together lives in the modules.
@main
struct Easydown: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "easydown",
        abstract: "Turns a public link to one post into its media: the service, its keys and its credits.",
        discussion: """
            Settings come from the environment (EASYDOWN_…) or from the file that EASYDOWN_CONFIG names; \
            `easydown settings` lists them all. Exit codes: 0 done, 1 it could not be done, 64 the command was wrong.
            """,
        version: "0.1.0",
        subcommands: [
            ServeCommand.self, TopCommand.self, AccountCommand.self, KeyCommand.self, CreditsCommand.self,
            LinksCommand.self, BackupCommand.self, MigrateStoreCommand.self, InspectCommand.self, SettingsCommand.self,
            CheckCommand.self, DoctorCommand.self, ConformanceCommand.self, RecordingsCommand.self,
            OpenAPICommand.self, SiteCommand.self,
            WorkerCommand.self, HousekeeperCommand.self, ReplayCommand.self,
        ]
    )
}
