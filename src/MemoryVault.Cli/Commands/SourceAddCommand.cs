using System.CommandLine;
using MemoryVault.Backup;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault source add NAME</c>.</summary>
internal sealed class SourceAddCommand : VaultCommand
{
    private readonly SourceOptions _options;

    internal SourceAddCommand()
        : base("add", "Adds a folder that is backed up") => _options = new SourceOptions(this, needsRoot: true);

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        await using var vault = context.OpenVault();
        var source = await new SourceRegistry(vault).AddAsync(_options.Read(arguments), context.Cancellation);
        context.ShowDone(source, CommonJson.Source, SourcesView.Added);
        return ExitCode.Done;
    }
}
