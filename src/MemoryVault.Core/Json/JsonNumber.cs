using System.Globalization;

namespace MemoryVault.Json;

/// <summary>A number, of any length and size. It is kept as it is spelled, and compared as the exact decimal that it means.</summary>
public sealed class JsonNumber : JsonValue
{
    /// <summary>Makes a number.</summary>
    /// <param name="text">Its spelling, as in RFC 8259, section 6.</param>
    /// <exception cref="ArgumentException">It is not of that form.</exception>
    public JsonNumber(string text)
        : this(text, JsonNumberSyntax.IsNumber(text))
    {
    }

    private JsonNumber(string text, bool isNumber) =>
        Text = isNumber ? text : throw new ArgumentException($"'{text}' is no number of JSON.", nameof(text));

    /// <inheritdoc/>
    public override JsonKind Kind => JsonKind.Number;

    /// <summary>Gets the number as it is spelled.</summary>
    public string Text { get; }

    /// <summary>Makes a whole number.</summary>
    public static JsonNumber Of(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Makes a number from a double, with as few digits as tell it from its neighbours.</summary>
    /// <exception cref="ArgumentException">It is infinite or not a number, which JSON cannot say.</exception>
    public static JsonNumber Of(double value) => new(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Gives the nearest double; infinity where it is out of range.</summary>
    public double ToDouble() => double.Parse(Text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Gives the number if it is spelled as a whole one of 64 bits.</summary>
    public bool TryGetInt64(out long value) => long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    /// <inheritdoc/>
    public override bool Equals(JsonValue? other) =>
        other is JsonNumber number && (number.Text == Text || new JsonDecimal(Text).IsEqualTo(new JsonDecimal(number.Text)));

    /// <inheritdoc/>
    public override int GetHashCode() => new JsonDecimal(Text).Hash();

    /// <summary>Makes a number of a spelling that is known to be good.</summary>
    internal static JsonNumber Trusted(string text) => new(text, isNumber: true);
}
