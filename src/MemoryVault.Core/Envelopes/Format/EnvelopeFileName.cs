using System.Globalization;
using MemoryVault.Vaults;

namespace MemoryVault.Envelopes;

/// <summary>The name of a file of an envelope: <c>000007.manifest.age</c>, <c>000007.bundle.age</c>, and where a bundle is long its further parts <c>000007.bundle.age.02</c>.</summary>
/// <param name="Sequence">The number of the publication, from 1.</param>
/// <param name="IsManifest">Whether it is the manifest; else a bundle.</param>
/// <param name="Tool">The program that reads it.</param>
/// <param name="Part">The part of the bundle, from 1.</param>
/// <remarks>Names are made from numbers and never taken from a file, so that none of a stranger's is ever opened or written.</remarks>
internal readonly record struct EnvelopeFileName(int Sequence, bool IsManifest, EnvelopeTool Tool, int Part)
{
    /// <summary>The plain file that says what all this is.</summary>
    internal const string Readme = "README.md";

    private const int Digits = 6;
    private const int MaximumParts = 99;

    /// <summary>Gets the last number that the names have room for.</summary>
    internal static int MaximumSequence => 999_999;

    /// <summary>Reads a name; null for one that is none of ours.</summary>
    internal static EnvelopeFileName? TryParse(string name)
    {
        var parts = name.Split('.');
        if (parts.Length is not (3 or 4) || parts[0].Length != Digits || Number(parts[0]) is not { } sequence || sequence == 0)
        {
            return null;
        }

        EnvelopeTool? tool = parts[2] switch { "age" => EnvelopeTool.Age, "gpg" => EnvelopeTool.Gpg, _ => null };
        return (tool, parts[1], parts.Length) switch
        {
            ({ } of, "manifest", 3) => new(sequence, true, of, 1),
            ({ } of, "bundle", 3) => new(sequence, false, of, 1),
            ({ } of, "bundle", 4) when parts[3].Length == 2 && Number(parts[3]) is > 1 and <= MaximumParts and var part => new(sequence, false, of, part),
            _ => null,
        };
    }

    /// <summary>Names a manifest.</summary>
    internal static EnvelopeFileName Manifest(int sequence, EnvelopeTool tool) => new(sequence, true, tool, 1);

    /// <summary>Names a part of a bundle.</summary>
    internal static EnvelopeFileName Bundle(int sequence, EnvelopeTool tool, int part) =>
        part <= MaximumParts ? new(sequence, false, tool, part) : throw new InvalidInputException(
            string.Create(CultureInfo.InvariantCulture, $"{sequence:000000}"),
            $"What is to be published at once is too large: it would have more than {MaximumParts} parts.",
            "Push a vault of this size to a remote that is not encrypted, on a disk that is.");

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Sequence:000000}.{(IsManifest ? "manifest" : "bundle")}.{(Tool == EnvelopeTool.Age ? "age" : "gpg")}{(Part == 1 ? string.Empty : "." + Part.ToString("00", CultureInfo.InvariantCulture))}");

    private static int? Number(string digits) =>
        digits.All(char.IsAsciiDigit) && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
