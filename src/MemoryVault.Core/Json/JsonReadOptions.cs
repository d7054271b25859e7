namespace MemoryVault.Json;

/// <summary>How a document is read.</summary>
public sealed record JsonReadOptions
{
    /// <summary>Gets the options of a document from outside: RFC 8259, nothing more, 256 levels deep at most.</summary>
    public static JsonReadOptions Strict { get; } = new();

    /// <summary>Gets what the document is called in an error: a file, an entry.</summary>
    public string? Source { get; init; }

    /// <summary>Gets how deep arrays and objects may stand in each other; 1,024 at most.</summary>
    public int MaximumDepth { get; init; } = JsonDepth.OfDocument;

    /// <summary>Gets a value indicating whether comments and a comma after the last element are passed over: for files that people edit.</summary>
    public bool AllowsComments { get; init; }
}
