using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Knowledge;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault knowledge copy PROJECT</c>.</summary>
internal sealed class KnowledgeCopyCommand : VaultCommand
{
    private readonly Argument<string> _project = new("PROJECT") { Description = "The name of the project here, which no other may have" };
    private readonly Option<string?> _path = new("--path") { HelpName = "DIR", Description = "Its folder, which may hold nothing yet (default: engram's of that name where engram is used, else one in the current folder)" };
    private readonly KnowledgeAddressOptions _address = new();

    internal KnowledgeCopyCommand()
        : base("copy", "Takes a project that others share to this machine")
    {
        Add(_project);
        Add(_path);
        _address.AddTo(this);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = new CopyKnowledgeOptions { Project = arguments.GetRequiredValue(_project), Path = arguments.GetValue(_path), Address = _address.Read(arguments) };
        await using var vault = await DefaultVault.OpenAsync(context, dryRun: false);
        var receipt = await new CopyKnowledge(vault.Opened).RunAsync(options, context.Cancellation);
        context.ShowDone(receipt, KnowledgeJson.Receipt, KnowledgeView.Copied);
        context.ShowErrors(receipt.Errors);
        return receipt.Errors.Count > 0 ? ExitCode.Failed : ExitCode.Done;
    }
}
