namespace MemoryVault.Secrets.Redaction;

/// <summary>A mark in a text.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Rule">Its rule.</param>
internal sealed record PlacedMark(Range Place, string Rule)
{
    /// <summary>Gets or sets a value indicating whether it is known what it stands for, or of an original: whether it was put back.</summary>
    internal bool IsUsed { get; set; }

    /// <summary>Lists the marks of a text.</summary>
    internal static List<PlacedMark> List(ReadOnlySpan<byte> utf8)
    {
        var marks = new List<PlacedMark>();
        for (var position = 0; RedactionMark.TryFind(utf8, ref position, out var place, out var rule);)
        {
            marks.Add(new PlacedMark(place, rule));
        }

        return marks;
    }
}
