using System.CommandLine;
using MemoryVault.Backup;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault source set NAME</c>.</summary>
internal sealed class SourceSetCommand : VaultCommand
{
    private readonly SourceOptions _options;

    internal SourceSetCommand()
        : base("set", "Changes a source; what is not named stays") => _options = new SourceOptions(this, needsRoot: false);

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        await using var vault = context.OpenVault();
        var source = await new SourceRegistry(vault).SetAsync(_options.Read(arguments), context.Cancellation);
        context.ShowDone(source, CommonJson.Source, SourcesView.Changed);
        return ExitCode.Done;
    }
}
