using System.Globalization;
using System.Numerics;
using MemoryVault.Json;

namespace MemoryVault.Documents;

/// <summary>Turns numbers of JSON into those of .NET without rounding one.</summary>
internal static class DocumentNumber
{
    /// <summary>Reading takes time that grows with the square of the digits; nobody calculates with so many.</summary>
    private const int MostDigits = 1000;

    /// <summary>
    /// Gives a number: an integer as <see cref="long"/> or <see cref="BigInteger"/>; another as the <see cref="double"/> or else the
    /// <see cref="decimal"/> that is exactly it. What none of them can hold stays the number that it is, with all its digits.
    /// </summary>
    public static object Of(JsonNumber number) => number.Text.AsSpan().ContainsAny(".eE") ? Fraction(number) : Integer(number);

    private static object Integer(JsonNumber number) =>
        number.TryGetInt64(out var value) ? value
        : number.Text.Length <= MostDigits ? BigInteger.Parse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
        : number;

    private static object Fraction(JsonNumber number)
    {
        var value = number.ToDouble();
        return double.IsFinite(value) && JsonNumber.Of(value).Equals(number) ? value
            : decimal.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var precise) && Of(precise).Equals(number) ? precise
            : number;
    }

    private static JsonNumber Of(decimal value) => new(value.ToString(CultureInfo.InvariantCulture));
}
