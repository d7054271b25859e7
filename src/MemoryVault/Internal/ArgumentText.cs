using System.Management.Automation;

namespace MemoryVault.Internal;

/// <summary>Reads what was typed for an argument.</summary>
internal static class ArgumentText
{
    /// <summary>
    /// Gives the text of a string or a number, else null. To PowerShell <c>7d</c> is the decimal 7 and <c>10s</c> a short; it keeps the text
    /// that was typed beside the number, and the conversion to a string gives it back.
    /// </summary>
    public static string? Of(object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is string text ? text
            : value is not null && Type.GetTypeCode(value.GetType()) is >= TypeCode.SByte and <= TypeCode.Decimal
                ? (string)LanguagePrimitives.ConvertTo(inputData, typeof(string), System.Globalization.CultureInfo.InvariantCulture)
                : null;
    }
}
