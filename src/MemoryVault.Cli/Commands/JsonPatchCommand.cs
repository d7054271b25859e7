using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Json;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault json patch DOC PATCH</c>: a document with an RFC 6902 patch applied.</summary>
internal sealed class JsonPatchCommand : VaultCommand
{
    private readonly Argument<string> _document = new("DOC") { Description = "The document: a file, or '-' for standard input" };
    private readonly Argument<string> _patch = new("PATCH") { Description = "The patch: a list of operations" };

    internal JsonPatchCommand()
        : base("patch", "Applies a JSON patch (RFC 6902)")
    {
        Add(_document);
        Add(_patch);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var (document, patch) = await JsonInput.ReadBothAsync(arguments.GetRequiredValue(_document), arguments.GetRequiredValue(_patch), context.Cancellation);
        context.ShowDocument(JsonPatch.Parse(patch).Apply(document));
        return ExitCode.Done;
    }
}
