using System.CommandLine;
using System.CommandLine.Help;
using MemoryVault.Cli.Commands;

namespace MemoryVault.Cli.Invocation;

/// <summary>The commands, of which only the one that is called is made: the whole tree is needed for help and for mistakes.</summary>
internal static class CommandTree
{
    private static readonly string[] Names =
    [
        "init", "status", "sync", "find", "source", "remote", "history", "diff", "restore", "verify", "optimize", "schedule", "log", "json",
        "lease", "checkout", "release",
        "conflicts", "merge-driver",
        "checkin", "memory",
        "events", "trace",
        "sessions",
        "secrets",
        "knowledge",
        "watch",
        "completion",
    ];

    /// <summary>Makes the tree that a command line needs.</summary>
    internal static Command Build(IReadOnlyList<string> arguments, GlobalOptions options)
    {
        var root = new Command("memvault", "Keeps the memory of AI agents safe: backed up in a git vault, restorable, proven.");
        options.AddTo(root);
        root.Add(new HelpOption());
        if (NameIn(arguments) is { } called)
        {
            root.Add(Make(called));
            return root;
        }

        foreach (var name in Names)
        {
            root.Add(Make(name));
        }

        return root;
    }

    /// <summary>Finds the command that is called; null if none is, or none of ours.</summary>
    private static string? NameIn(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--vault")
            {
                i++;
            }
            else if (!arguments[i].StartsWith('-'))
            {
                return Array.IndexOf(Names, arguments[i]) < 0 ? null : arguments[i];
            }
        }

        return null;
    }

    private static Command Make(string name) => name switch
    {
        "init" => new InitCommand(),
        "status" => new StatusCommand(),
        "sync" => new SyncCommand(),
        "find" => new FindCommand(),
        "source" => Group(name, "Adds, changes, lists or removes what is backed up", new SourceAddCommand(), new SourceSetCommand(), new SourceListCommand(), new SourceRemoveCommand()),
        "remote" => Group(name, "Adds, changes, lists or removes where the vault is pushed to", new RemoteAddCommand(), new RemoteSetCommand(), new RemoteListCommand(), new RemoteRemoveCommand()),
        "history" => new HistoryCommand(),
        "diff" => new DiffCommand(),
        "restore" => new RestoreCommand(),
        "verify" => new VerifyCommand(),
        "optimize" => new OptimizeCommand(),
        "schedule" => Group(name, "Lets the system sync by itself", new ScheduleAddCommand(), new ScheduleListCommand(), new ScheduleRemoveCommand()),
        "json" => Group(
            name,
            "Patches, merges, compares and canonicalizes JSON documents",
            new JsonPatchCommand(),
            new JsonMergePatchCommand(),
            new JsonMergeCommand(),
            new JsonDiffCommand(),
            new JsonCanonicalizeCommand()),
        "lease" => Group(
            name,
            "Takes, renews, lists or ends leases on the shared memory",
            new LeaseEnterCommand(),
            new LeaseRenewCommand(),
            new LeaseExitCommand(),
            new LeaseListCommand(),
            new LeaseForceReleaseCommand(),
            new LeaseRunCommand()),
        "checkout" => new CheckoutCommand(),
        "release" => new ReleaseCommand(),
        "conflicts" => Group(name, "Lists and decides what could not be merged", new ConflictsListCommand(), new ConflictsResolveCommand()),
        "merge-driver" => new MergeDriverCommand(),
        "checkin" => new CheckinCommand(),
        "memory" => Group(name, "Reads, writes out or takes in the shared memory", new MemoryGetCommand(), new MemoryExportCommand(), new MemoryImportCommand()),
        "events" => Group(name, "Lists, approves or undoes what was done to the shared memory", new EventsListCommand(), new EventsApproveCommand(), new EventsUndoCommand()),
        "trace" => new TraceCommand(),
        "sessions" => Group(
            name,
            "Pulls the session transcripts of agents, lists, shows, writes out and searches them",
            new SessionsPullCommand(),
            new SessionsListCommand(),
            new SessionsShowCommand(),
            new SessionsExportCommand(),
            new SessionsSearchCommand(),
            Group("source", "Adds, lists or removes what transcripts are pulled from", new SessionsSourceAddCommand(), new SessionsSourceListCommand(), new SessionsSourceRemoveCommand())),
        "secrets" => Group(name, "Finds credentials, and says which may leave this machine", new SecretsScanCommand(), new SecretsAllowCommand()),
        "knowledge" => Group(
            name,
            "Shares folders of knowledge through git repositories and gists",
            new KnowledgeInitRepoCommand(),
            new KnowledgePublishCommand(),
            new KnowledgeReceiveCommand(),
            new KnowledgeCopyCommand(),
            new KnowledgeListCommand(),
            new KnowledgeHistoryCommand(),
            new KnowledgeRestoreCommand(),
            new KnowledgeMergeCommand(),
            new KnowledgeDeleteCommand()),
        "watch" => new WatchCommand(),
        "completion" => new CompletionCommand(),
        _ => new LogCommand(),
    };

    private static Command Group(string name, string description, params Command[] commands)
    {
        var group = new Command(name, description);
        foreach (var command in commands)
        {
            group.Add(command);
        }

        return group;
    }
}
