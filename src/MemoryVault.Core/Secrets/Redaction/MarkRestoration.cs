namespace MemoryVault.Secrets.Redaction;

/// <summary>
/// Puts secrets back into a text that comes from a place where they are blacked out, as far as it is certain which: first strings and lines that are known
/// here by their text, then the k-th mark of a rule where as many are left on both sides.
/// </summary>
internal sealed class MarkRestoration
{
    private readonly ReadOnlyMemory<byte> _text;
    private readonly List<PlacedMark> _marks;
    private readonly List<MarkedPart> _parts;
    private readonly SortedDictionary<int, (Range Place, ReadOnlyMemory<byte> Plain)> _edits = [];

    /// <summary>Takes a text.</summary>
    /// <param name="text">The text with marks, in UTF-8.</param>
    /// <param name="isJson">It is JSON: the parts are strings with their escapes.</param>
    internal MarkRestoration(ReadOnlyMemory<byte> text, bool isJson) =>
        (_text, _marks, _parts) = (text, PlacedMark.List(text.Span), MarkedParts.List(text.Span, isJson));

    /// <summary>Gets the number of marks of which it is not known what they stand for.</summary>
    internal int Left => _marks.Count(mark => !mark.IsUsed);

    /// <summary>Puts back the strings or lines that an original has: all of one text where they are equal there, else the k-th where there are as many.</summary>
    internal void ByParts(MarkedOriginal original)
    {
        foreach (var equal in _parts.Where(IsLeft).GroupBy(part => part.Key, StringComparer.Ordinal))
        {
            MarkedPart[] parts = [.. equal];
            var known = original.Find(equal.Key);
            if (known.Count == parts.Length || AreOne(original, known))
            {
                for (var k = 0; k < parts.Length; k++)
                {
                    Put(parts[k].Place, original.Take(known[Math.Min(k, known.Count - 1)].Place));
                }
            }
        }
    }

    /// <summary>Puts back the marks of each rule of which an original has as many left.</summary>
    internal void ByCount(MarkedOriginal original)
    {
        foreach (var equal in _marks.Where(mark => !mark.IsUsed).GroupBy(mark => mark.Rule, StringComparer.Ordinal).ToArray())
        {
            PlacedMark[] marks = [.. equal];
            var known = original.Left(equal.Key);
            for (var k = 0; known.Count == marks.Length && k < marks.Length; k++)
            {
                Put(marks[k].Place, original.Take(known[k].Place));
            }
        }
    }

    /// <summary>Gives the text with what was put back.</summary>
    internal byte[] ToBytes()
    {
        var text = new MemoryStream(_text.Length);
        var at = 0;
        foreach (var (place, plain) in _edits.Values)
        {
            text.Write(_text.Span[at..place.Start.Value]);
            text.Write(plain.Span);
            at = place.End.Value;
        }

        text.Write(_text.Span[at..]);
        return text.ToArray();
    }

    private static bool AreOne(MarkedOriginal original, IReadOnlyList<MarkedPart> known) =>
        known.Count > 0 && known.All(part => original.Look(part.Place).Span.SequenceEqual(original.Look(known[0].Place).Span));

    // Of a part of which a mark was put back, the rest goes by its count.
    private bool IsLeft(MarkedPart part) => Inside(part.Place).All(mark => !mark.IsUsed);

    private IEnumerable<PlacedMark> Inside(Range place) => _marks.Where(mark => mark.Place.Start.Value >= place.Start.Value && mark.Place.End.Value <= place.End.Value);

    private void Put(Range place, ReadOnlyMemory<byte> plain)
    {
        _edits[place.Start.Value] = (place, plain);
        foreach (var mark in Inside(place))
        {
            mark.IsUsed = true;
        }
    }
}
