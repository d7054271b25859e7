using System.Globalization;
using System.Numerics;

namespace MemoryVault.Json;

/// <summary>Spells a number as ECMAScript does (ECMA-262, Number::toString, to which RFC 8785, section 3.2.2.3 refers).</summary>
internal static class CanonicalNumber
{
    private const int MostPlainDigits = 21;
    private const int MostZerosAfterPoint = 6;
    private const int DigitsOfAnyDouble = 15; // a whole number of so many is a double

    internal static string Spell(JsonNumber number)
    {
        if (number.Text.Length <= DigitsOfAnyDouble && !number.Text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return number.Text;
        }

        var exact = new JsonDecimal(number.Text);
        if (exact.IsZero)
        {
            return "0";
        }

        // As a text again, a double has the fewest digits that tell it from its neighbours: those of ECMAScript.
        var nearest = number.ToDouble();
        if (!double.IsFinite(nearest))
        {
            return Layout(exact);
        }

        var rounded = new JsonDecimal(nearest.ToString("R", CultureInfo.InvariantCulture));
        return Layout(exact.IsWhole && !exact.IsEqualTo(rounded) ? exact : rounded);
    }

    private static string Layout(JsonDecimal number)
    {
        if (number.IsZero)
        {
            return "0"; // too small for a double
        }

        var sign = number.IsNegative ? "-" : string.Empty;
        var digits = number.Digits();
        return sign + (number.HasScaleWithin(-MostZerosAfterPoint, MostPlainDigits, out var scale) ? Plain(digits, scale) : WithExponent(digits, number.Scale - 1));
    }

    private static string Plain(string digits, int scale)
    {
        if (scale <= 0)
        {
            return "0." + new string('0', -scale) + digits;
        }

        return digits.Length <= scale ? digits.PadRight(scale, '0') : $"{digits.AsSpan(0, scale)}.{digits.AsSpan(scale)}";
    }

    private static string WithExponent(string digits, BigInteger exponent)
    {
        var fraction = digits.Length > 1 ? "." + digits[1..] : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}e{(exponent.Sign < 0 ? string.Empty : "+")}{exponent}");
    }
}
