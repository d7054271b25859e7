using System.CommandLine;

namespace MemoryVault.Cli.Invocation;

/// <summary>A command of <c>memvault</c> that does something: its options are its fields, and it calls one operation of the core.</summary>
internal abstract class VaultCommand(string name, string description) : Command(name, description)
{
    /// <summary>Gets a value indicating whether Ctrl-C is how the command ends, about which there is nothing to say.</summary>
    internal virtual bool EndsByInterruption => false;

    /// <summary>Runs the command and gives its exit code.</summary>
    internal abstract Task<int> RunAsync(CommandContext context, ParseResult arguments);
}
