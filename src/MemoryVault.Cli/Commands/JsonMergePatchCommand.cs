using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Json;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault json merge-patch DOC PATCH</c>: a document with an RFC 7396 merge patch applied.</summary>
internal sealed class JsonMergePatchCommand : VaultCommand
{
    private readonly Argument<string> _document = new("DOC") { Description = "The document: a file, or '-' for standard input" };
    private readonly Argument<string> _patch = new("PATCH") { Description = "The merge patch: members to set, and null for those to take away" };

    internal JsonMergePatchCommand()
        : base("merge-patch", "Applies a JSON merge patch (RFC 7396)")
    {
        Add(_document);
        Add(_patch);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var (document, patch) = await JsonInput.ReadBothAsync(arguments.GetRequiredValue(_document), arguments.GetRequiredValue(_patch), context.Cancellation);
        context.ShowDocument(JsonMergePatch.Apply(document, patch));
        return ExitCode.Done;
    }
}
