using System.CommandLine;

namespace MemoryVault.Cli.Invocation;

/// <summary>The options that every command takes, before or after its name.</summary>
internal sealed class GlobalOptions
{
    internal Option<string?> Vault { get; } = new("--vault")
    {
        HelpName = "DIR", Recursive = true, Description = "The vault's folder (default: $MEMORYVAULT_HOME, else ~/.memoryvault)",
    };

    internal Flag Json { get; } = new("--json") { Recursive = true, Description = "Write one JSON document to stdout, everything else to stderr" };

    internal Flag Quiet { get; } = new("--quiet", "-q") { Recursive = true, Description = "Say nothing but errors; a question is still answered" };

    internal Flag Verbose { get; } = new("--verbose", "-v") { Recursive = true, Description = "Show details on stderr, and where an unexpected error happened" };

    internal Flag Version { get; } = new("--version") { Recursive = true, Description = "Show the version" };

    /// <summary>Gets the file that takes both streams: for a scheduler that throws them away (docs/scheduling.md).</summary>
    internal Option<string?> LogFile { get; } = new("--log-file") { HelpName = "FILE", Recursive = true, Hidden = true };

    /// <summary>Adds the options to the root, from which they reach every command.</summary>
    internal void AddTo(Command root)
    {
        root.Add(Vault);
        root.Add(Json);
        root.Add(Quiet);
        root.Add(Verbose);
        root.Add(Version);
        root.Add(LogFile);
    }
}
