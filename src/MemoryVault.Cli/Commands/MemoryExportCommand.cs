using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Output;
using MemoryVault.Memory;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault memory export [FILE]</c>: writes the shared memory as one JSON document.</summary>
internal sealed class MemoryExportCommand : VaultCommand
{
    private readonly Argument<string?> _file = new("FILE") { Arity = ArgumentArity.ZeroOrOne, Description = "The file to write, replaced when it is whole (default: standard output)" };
    private readonly Option<string> _at = new("--at") { HelpName = "STATE", Description = "The state to write: a revision, an event or a time (default: the newest)" };

    internal MemoryExportCommand()
        : base("export", "Writes the shared memory as one JSON document")
    {
        Add(_file);
        Add(_at);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        await using var vault = context.OpenVault();
        if (arguments.GetValue(_file) is not { } file || file == "-")
        {
            await MemoryGetCommand.ShowAsync(context, new ReadMemory(vault).RunAsync(null, arguments.GetValue(_at), context.Cancellation));
            return ExitCode.Done;
        }

        var path = context.Services.Environment.FullPath(file);
        var bytes = await new ExportMemory(vault).RunAsync(path, arguments.GetValue(_at), context.Cancellation);
        context.ShowDone(
            path,
            (json, name) =>
            {
                json.Member("file", name);
                json.Member("bytes", bytes);
            },
            (report, name) => report.Line("Wrote ", name, $": {Quantity.Bytes(bytes)}"));
        return ExitCode.Done;
    }
}
