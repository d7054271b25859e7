using System.Globalization;
using MemoryVault.Vaults;

namespace MemoryVault.Json;

/// <summary>A document is no JSON, or JSON of a sort that is refused.</summary>
public sealed class JsonInvalidException : VaultException
{
    /// <summary>Makes the error.</summary>
    /// <param name="source">What the document is called; null where it has no name.</param>
    /// <param name="reason">What is wrong, as a sentence without its full stop.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The character in the line, from 1.</param>
    /// <param name="offset">The byte in the document, from 0.</param>
    /// <param name="inner">The cause, if another exception is.</param>
    public JsonInvalidException(string? source, string reason, int line, int column, int offset, Exception? inner = null)
        : base(
            VaultErrorKind.InvalidInput,
            source,
            string.Create(CultureInfo.InvariantCulture, $"{Name(source)} is not valid at line {line}, column {column} (byte {offset}): {reason}."),
            "Correct the document there.",
            inner)
    {
        Reason = reason;
        Line = line;
        Column = column;
        Offset = offset;
    }

    /// <summary>Gets what is wrong.</summary>
    public string Reason { get; }

    /// <summary>Gets the line, from 1.</summary>
    public int Line { get; }

    /// <summary>Gets the character in the line, from 1.</summary>
    public int Column { get; }

    /// <summary>Gets the byte in the document, from 0.</summary>
    public int Offset { get; }

    private static string Name(string? source) => source is null ? "The JSON document" : $"The JSON of '{source}'";
}
