using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Json;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault json canonicalize FILE</c>: the RFC 8785 form of a document, which can be hashed.</summary>
internal sealed class JsonCanonicalizeCommand : VaultCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "The document: a file, or '-' for standard input" };

    internal JsonCanonicalizeCommand()
        : base("canonicalize", "Writes the canonical form of a document (RFC 8785)") => Add(_file);

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var document = await JsonInput.ReadAsync(arguments.GetRequiredValue(_file), context.Cancellation);
        context.ShowExactly(JsonCanonical.Write(document));
        return ExitCode.Done;
    }
}
