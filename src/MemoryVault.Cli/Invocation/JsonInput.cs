using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Invocation;

/// <summary>The documents that are named on a command line: files, of which one may be <c>-</c>, standard input.</summary>
internal static class JsonInput
{
    private const string StandardInput = "-";

    /// <summary>Reads a document.</summary>
    internal static async Task<JsonValue> ReadAsync(string path, CancellationToken cancellationToken) =>
        JsonValue.Parse(await ReadBytesAsync(path, cancellationToken), new JsonReadOptions { Source = path == StandardInput ? "standard input" : path });

    /// <summary>Reads two documents.</summary>
    internal static async Task<(JsonValue First, JsonValue Second)> ReadBothAsync(string first, string second, CancellationToken cancellationToken)
    {
        RequireOneStandardInput(first, second);
        return (await ReadAsync(first, cancellationToken), await ReadAsync(second, cancellationToken));
    }

    /// <summary>Reads the bytes of a document.</summary>
    internal static async Task<byte[]> ReadBytesAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return path == StandardInput ? await ReadStandardInputAsync(cancellationToken) : await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DocumentMissingException(path, e);
        }
    }

    /// <summary>Refuses a command line that names standard input twice: it can be read once.</summary>
    internal static void RequireOneStandardInput(params ReadOnlySpan<string> paths)
    {
        if (paths.Count(StandardInput) > 1)
        {
            throw new InvalidInputException(StandardInput, "Standard input is named more than once, and can be read only once.", "Give a file for the other documents.");
        }
    }

    private static async Task<byte[]> ReadStandardInputAsync(CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }
}
