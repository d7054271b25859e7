using System.Text;

namespace MemoryVault.Json;

/// <summary>A JSON value (RFC 8259), which never changes.</summary>
/// <remarks>
/// Two values are equal when they mean the same: the order of members does not count, and numbers are compared as exact
/// decimals (<c>1.0</c>, <c>1</c> and <c>10e-1</c> are equal; 9007199254740993 and 9007199254740992 are not). How a number is
/// spelled and in which order members stand is kept, and written back.
/// </remarks>
public abstract class JsonValue : IEquatable<JsonValue>
{
    private protected JsonValue()
    {
    }

    /// <summary>Gets the kind of the value.</summary>
    public abstract JsonKind Kind { get; }

    /// <summary>Gets how many arrays and objects stand in each other here: 0 for what is neither.</summary>
    internal virtual int Depth => 0;

    /// <summary>Reads one document, strictly: see <see cref="Parse(ReadOnlySpan{byte}, JsonReadOptions)"/>.</summary>
    /// <param name="utf8">The document in UTF-8.</param>
    /// <exception cref="JsonInvalidException">It is no JSON that is accepted.</exception>
    public static JsonValue Parse(ReadOnlySpan<byte> utf8) => Parse(utf8, JsonReadOptions.Strict);

    /// <summary>Reads one document.</summary>
    /// <param name="utf8">The document in UTF-8; a byte order mark is passed over, as RFC 8259 allows.</param>
    /// <param name="options">What is accepted, and what the document is called in an error.</param>
    /// <remarks>
    /// Refused is what two programs could read differently: a name that an object has twice, bytes that are not UTF-8, half of a
    /// surrogate pair, anything after the value. Time and memory grow with the length only, whatever the numbers mean.
    /// </remarks>
    /// <exception cref="JsonInvalidException">It is no JSON that is accepted.</exception>
    public static JsonValue Parse(ReadOnlySpan<byte> utf8, JsonReadOptions options) => JsonReader.Read(utf8, options);

    /// <summary>Writes the value in UTF-8, without a byte order mark.</summary>
    public byte[] ToUtf8(JsonStyle style) => JsonWriter.Write(this, style);

    /// <summary>Writes the value as compact text.</summary>
    public sealed override string ToString() => Encoding.UTF8.GetString(ToUtf8(JsonStyle.Compact));

    /// <summary>Tells whether two values mean the same.</summary>
    public abstract bool Equals(JsonValue? other);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as JsonValue);

    /// <inheritdoc/>
    public abstract override int GetHashCode();
}
