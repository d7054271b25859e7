using System.Text;

namespace MemoryVault.Secrets.Redaction;

/// <summary>A text in UTF-8 of which parts were replaced by marks, and what stood there.</summary>
internal sealed class MarkedText
{
    private readonly ReadOnlyMemory<byte> _plain;
    private readonly List<Replacement> _replaced;

    private MarkedText(ReadOnlyMemory<byte> plain, ReadOnlyMemory<byte> bytes, List<Replacement> replaced) => (_plain, Bytes, _replaced) = (plain, bytes, replaced);

    /// <summary>Gets the text with marks.</summary>
    internal ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Begins with a text as it is.</summary>
    internal static MarkedText Of(ReadOnlyMemory<byte> plain) => new(plain, plain, []);

    /// <summary>Gives what a part was before anything was replaced; a mark that is cut is taken whole.</summary>
    internal ReadOnlyMemory<byte> Plain(Range part)
    {
        var (start, length) = part.GetOffsetAndLength(Bytes.Length);
        return _plain[ToPlain(start, isEnd: false)..ToPlain(start + length, isEnd: true)];
    }

    /// <summary>Replaces secrets by the marks of their rules.</summary>
    /// <param name="hits">The secrets, in order and apart.</param>
    internal MarkedText Replace(IReadOnlyList<SecretHit> hits)
    {
        var bytes = Bytes.Span;
        var marks = new MemberMarks();
        var text = new MemoryStream(bytes.Length + (hits.Count * 16));
        var replaced = new List<Replacement>();
        var at = 0;
        foreach (var hit in hits)
        {
            var end = hit.Offset + hit.Length;
            Keep(replaced, at, hit.Offset, (int)text.Length);
            text.Write(bytes[at..hit.Offset]);
            var start = (int)text.Length;
            text.Write(Encoding.ASCII.GetBytes(marks.Mark(bytes, hit)));
            replaced.Add(new Replacement(start, (int)text.Length, ToPlain(hit.Offset, isEnd: false), ToPlain(end, isEnd: true)));
            at = end;
        }

        Keep(replaced, at, bytes.Length, (int)text.Length);
        text.Write(bytes[at..]);
        return new MarkedText(_plain, text.ToArray(), replaced);
    }

    // Marks of an earlier pass, which lie elsewhere now.
    private void Keep(List<Replacement> replaced, int from, int to, int now) =>
        replaced.AddRange(_replaced.Where(each => each.Start >= from && each.End <= to)
            .Select(each => each with { Start = each.Start - from + now, End = each.End - from + now }));

    private int ToPlain(int position, bool isEnd)
    {
        var shift = 0;
        foreach (var each in _replaced)
        {
            if (position <= each.Start)
            {
                break;
            }

            if (position < each.End)
            {
                return isEnd ? each.PlainEnd : each.PlainStart;
            }

            shift = each.PlainEnd - each.End;
        }

        return position + shift;
    }

    /// <summary>A mark, and the part of the plain text that it stands for.</summary>
    private sealed record Replacement(int Start, int End, int PlainStart, int PlainEnd);
}
