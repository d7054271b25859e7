using System.Diagnostics.CodeAnalysis;

namespace MemoryVault.Json;

/// <summary>Names a value inside of a document (RFC 6901): <c>/tasks/bug-1/tags/0</c>. Empty, it is the document.</summary>
public sealed class JsonPointer : IEquatable<JsonPointer>
{
    private readonly string[] _tokens;

    private JsonPointer(string[] tokens) => _tokens = tokens;

    /// <summary>Gets the pointer to the whole document.</summary>
    public static JsonPointer Root { get; } = new([]);

    /// <summary>Gets the names and indices on the way, unescaped.</summary>
    public IReadOnlyList<string> Tokens => _tokens;

    /// <summary>Gets a value indicating whether it is the whole document.</summary>
    public bool IsRoot => _tokens.Length == 0;

    /// <summary>Gets the pointer to what holds the value; null for the whole document.</summary>
    public JsonPointer? Parent => IsRoot ? null : new JsonPointer(_tokens[..^1]);

    /// <summary>Reads a pointer.</summary>
    /// <param name="text">Empty, or tokens of which each follows a <c>/</c>; in them <c>~1</c> is a slash and <c>~0</c> a tilde.</param>
    /// <exception cref="JsonPointerInvalidException">It is not of that form.</exception>
    public static JsonPointer Parse(string text)
    {
        if (text.Length == 0)
        {
            return Root;
        }

        if (text[0] != '/')
        {
            throw new JsonPointerInvalidException(text, "it does not start with '/'");
        }

        var tokens = text[1..].Split('/');
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i] = Unescape(tokens[i], text);
        }

        return new JsonPointer(tokens);
    }

    /// <summary>Gives the pointer to a member of what this one points to.</summary>
    public JsonPointer Append(string token) => new([.. _tokens, token]);

    /// <summary>Gives the pointer to an element of what this one points to.</summary>
    public JsonPointer Append(int index) => Append(JsonArrayIndex.Spell(index));

    /// <summary>Tells whether another pointer names this value, or one inside of it.</summary>
    public bool IsPrefixOf(JsonPointer other) => other._tokens.AsSpan().StartsWith(_tokens);

    /// <summary>Gives the pointer of the first tokens only.</summary>
    internal JsonPointer First(int count) => new(_tokens[..count]);

    /// <summary>Finds the value in a document.</summary>
    public bool TryResolve(JsonValue document, [NotNullWhen(true)] out JsonValue? value)
    {
        value = document;
        foreach (var token in _tokens)
        {
            value = value switch
            {
                JsonObject members => members.Find(token),
                JsonArray array when JsonArrayIndex.TryParse(token, array.Count, out var index) => array[index],
                _ => null,
            };
            if (value is null)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Concat(_tokens.Select(token => "/" + Escape(token)));

    /// <inheritdoc/>
    public bool Equals(JsonPointer? other) => other is not null && _tokens.AsSpan().SequenceEqual(other._tokens);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JsonPointer);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var token in _tokens)
        {
            hash.Add(token, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    private static string Escape(string token) =>
        token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string Unescape(string token, string text)
    {
        for (var at = token.IndexOf('~', StringComparison.Ordinal); at >= 0; at = token.IndexOf('~', at + 1))
        {
            if (at + 1 == token.Length || token[at + 1] is not ('0' or '1'))
            {
                throw new JsonPointerInvalidException(text, "a '~' is not followed by 0 or 1");
            }
        }

        // In this order: '~01' is '~1' and no slash.
        return token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
    }
}
