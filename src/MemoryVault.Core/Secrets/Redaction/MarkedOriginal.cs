namespace MemoryVault.Secrets.Redaction;

/// <summary>A text of this vault as others see it, with its secrets at hand.</summary>
internal sealed class MarkedOriginal
{
    private readonly MarkedText _text;
    private readonly List<PlacedMark> _marks;
    private readonly ILookup<string, MarkedPart> _parts;

    internal MarkedOriginal(MarkedText text, bool isJson)
    {
        _text = text;
        _marks = PlacedMark.List(text.Bytes.Span);
        _parts = MarkedParts.List(text.Bytes.Span, isJson).ToLookup(part => part.Key, StringComparer.Ordinal);
    }

    /// <summary>Gets the text with its secrets.</summary>
    internal ReadOnlyMemory<byte> Plain => _text.Plain(..);

    /// <summary>Lists what the strings or lines of a text are here, in their order.</summary>
    internal IReadOnlyList<MarkedPart> Find(string key) => [.. _parts[key]];

    /// <summary>Lists the marks of a rule that were not put back.</summary>
    internal IReadOnlyList<PlacedMark> Left(string rule) => [.. _marks.Where(mark => mark.Rule == rule && !mark.IsUsed)];

    /// <summary>Gives what stands at a place here, and remembers that it was put back.</summary>
    internal ReadOnlyMemory<byte> Take(Range place)
    {
        foreach (var mark in _marks.Where(mark => mark.Place.Start.Value >= place.Start.Value && mark.Place.End.Value <= place.End.Value))
        {
            mark.IsUsed = true;
        }

        return _text.Plain(place);
    }

    /// <summary>Gives what stands at a place here.</summary>
    internal ReadOnlyMemory<byte> Look(Range place) => _text.Plain(place);

    /// <summary>Tells whether a secret of this text is missing in another one.</summary>
    internal bool IsMissingIn(ReadOnlyMemory<byte> other) => _marks.Any(mark => other.Span.IndexOf(_text.Plain(mark.Place).Span) < 0);
}
