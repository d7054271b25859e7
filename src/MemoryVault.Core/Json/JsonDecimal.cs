using System.Globalization;
using System.Numerics;

namespace MemoryVault.Json;

/// <summary>The exact value of a number's spelling: <c>± 0.d1 d2 d3 … × 10^scale</c>, where neither the first nor the last digit is 0.</summary>
/// <remarks>
/// It might be tempting to compare numbers as <see cref="decimal"/> or <see cref="BigInteger"/>. Do not: the first has 28 digits, and the second
/// would need a gigabyte for <c>1e999999999</c>. Here the digits stay where they are in the text, and the exponent is a number beside them.
/// </remarks>
internal readonly ref struct JsonDecimal
{
    // An exponent of so many digits, and whatever the place of the point adds to it, is far inside of 64 bits.
    private const int PlainExponentDigits = 17;

    private readonly ReadOnlySpan<char> _digits; // may hold the point
    private readonly long _scale;
    private readonly BigInteger? _hugeScale;

    /// <summary>Makes the value.</summary>
    /// <param name="text">A number as JSON spells it.</param>
    internal JsonDecimal(string text)
    {
        var number = text.AsSpan(text[0] == '-' ? 1 : 0);
        var mantissa = MantissaOf(number);
        _digits = mantissa.TrimStart("0.").TrimEnd("0.");
        if (_digits.IsEmpty)
        {
            return; // zero, of whatever sign and exponent
        }

        IsNegative = text[0] == '-';
        _scale = PlaceOfFirstDigit(mantissa);
        if (mantissa.Length < number.Length)
        {
            AddExponent(number[(mantissa.Length + 1)..], ref _scale, out _hugeScale);
        }
    }

    /// <summary>Gets a value indicating whether it is 0.</summary>
    internal bool IsZero => _digits.IsEmpty;

    /// <summary>Gets a value indicating whether it is less than 0.</summary>
    internal bool IsNegative { get; }

    private int Sign => IsZero ? 0 : IsNegative ? -1 : 1;

    /// <summary>Gets a value indicating whether it is a whole number.</summary>
    internal bool IsWhole => _hugeScale is { } huge ? huge.Sign > 0 : _scale >= _digits.Length - (_digits.Contains('.') ? 1 : 0);

    /// <summary>Gets how many digits stand before the point when it is written without an exponent.</summary>
    internal BigInteger Scale => _hugeScale ?? _scale;

    /// <summary>Gives the scale if it is over a lower limit, and up to an upper one.</summary>
    internal bool HasScaleWithin(int above, int most, out int scale)
    {
        var isWithin = _hugeScale is null && _scale > above && _scale <= most;
        scale = isWithin ? (int)_scale : 0;
        return isWithin;
    }

    /// <summary>Gives its digits, from the first to the last that is not 0.</summary>
    internal string Digits() => _digits.Contains('.') ? _digits.ToString().Replace(".", string.Empty, StringComparison.Ordinal) : _digits.ToString();

    /// <summary>Tells whether two spellings mean the same number.</summary>
    internal bool IsEqualTo(JsonDecimal other) =>
        IsNegative == other.IsNegative && _scale == other._scale && _hugeScale == other._hugeScale && CompareDigits(_digits, other._digits) == 0;

    /// <summary>Compares two numbers: negative if this one is less, 0 if both mean the same, else positive.</summary>
    internal int CompareTo(JsonDecimal other)
    {
        if (IsZero || other.IsZero || IsNegative != other.IsNegative)
        {
            return Sign - other.Sign;
        }

        return Sign * CompareMagnitude(other);
    }

    /// <summary>Tells whether the number is a whole multiple of another, which is not 0.</summary>
    internal bool IsMultipleOf(JsonDecimal factor)
    {
        if (IsZero)
        {
            return true;
        }

        // Both as whole numbers and a power of ten, of which only the remainder counts: it may be too big to be written out.
        var (digits, factorDigits) = (Digits(), factor.Digits());
        var power = (Scale - digits.Length) - (factor.Scale - factorDigits.Length);
        var (whole, factorWhole) = (BigInteger.Parse(digits, CultureInfo.InvariantCulture), BigInteger.Parse(factorDigits, CultureInfo.InvariantCulture));

        // Digits that end with no 0 are no multiple of ten.
        return power.Sign >= 0 && (whole * BigInteger.ModPow(10, power, factorWhole) % factorWhole).IsZero;
    }

    /// <summary>Gives a hash that is the same for all spellings of a number.</summary>
    internal int Hash()
    {
        var hash = (uint)_scale ^ (uint)(_scale >> 32) ^ (uint)(_hugeScale?.GetHashCode() ?? 0) ^ (IsNegative ? 0x80000000 : 0);
        foreach (var digit in _digits)
        {
            hash = digit == '.' ? hash : (hash * 16777619) ^ digit;
        }

        return (int)hash;
    }

    private static ReadOnlySpan<char> MantissaOf(ReadOnlySpan<char> number) =>
        number.IndexOfAny('e', 'E') is var end and >= 0 ? number[..end] : number;

    /// <summary>Gives how many digits stand between the first that is not 0 and the point; negative for zeros after the point.</summary>
    private static int PlaceOfFirstDigit(ReadOnlySpan<char> mantissa)
    {
        var point = mantissa.IndexOf('.') is var found and >= 0 ? found : mantissa.Length;
        var first = mantissa.IndexOfAnyExcept('0', '.');
        return first < point ? point - first : point + 1 - first;
    }

    private static void AddExponent(ReadOnlySpan<char> exponent, ref long scale, out BigInteger? hugeScale)
    {
        hugeScale = null;
        if (exponent.TrimStart("+-").TrimStart('0').Length <= PlainExponentDigits)
        {
            scale += long.Parse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            return;
        }

        var sum = BigInteger.Parse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) + scale;
        var isHuge = sum < long.MinValue || sum > long.MaxValue;
        hugeScale = isHuge ? sum : null;
        scale = isHuge ? 0 : (long)sum;
    }

    /// <summary>Compares digits from the first on, as a dictionary does, without the points.</summary>
    private static int CompareDigits(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        int i = 0, j = 0;
        while (i < left.Length && j < right.Length)
        {
            i += left[i] == '.' ? 1 : 0;
            j += right[j] == '.' ? 1 : 0;
            if (left[i++] - right[j++] is var difference and not 0)
            {
                return difference;
            }
        }

        return (left.Length - i) - (right.Length - j);
    }

    private int CompareMagnitude(JsonDecimal other)
    {
        var byScale = _hugeScale is null && other._hugeScale is null ? _scale.CompareTo(other._scale) : Scale.CompareTo(other.Scale);
        return byScale != 0 ? byScale : CompareDigits(_digits, other._digits);
    }
}
