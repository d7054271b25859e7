namespace MemoryVault.Json;

/// <summary>A string: any Unicode text. Two are equal when their UTF-16 code units are.</summary>
public sealed class JsonString : JsonValue
{
    /// <summary>Makes a string.</summary>
    /// <exception cref="ArgumentException">It has half of a surrogate pair, and so is no Unicode text.</exception>
    public JsonString(string value)
        : this(value, JsonUnicode.IsWellFormed(value))
    {
    }

    private JsonString(string value, bool isUnicode) =>
        Value = isUnicode ? value : throw new ArgumentException("The text has half of a surrogate pair.", nameof(value));

    /// <inheritdoc/>
    public override JsonKind Kind => JsonKind.String;

    /// <summary>Gets the text.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public override bool Equals(JsonValue? other) => other is JsonString text && text.Value == Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <summary>Makes a string of text that is known to be Unicode.</summary>
    internal static JsonString Trusted(string value) => new(value, isUnicode: true);
}
