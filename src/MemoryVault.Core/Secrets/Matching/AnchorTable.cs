using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MemoryVault.Secrets.Matching;

/// <summary>
/// Finds the anchors of all matchers in one pass: of each two neighbouring bytes a table tells whether an anchor has them, and which.
/// </summary>
/// <remarks>
/// An automaton (Aho and Corasick) reads each byte once, too, but follows a pointer for each. Here one load from a table of 64 KiB decides for nearly
/// every byte, since the pair of an anchor is the rarest that it has.
/// </remarks>
internal sealed class AnchorTable
{
    private readonly byte[] _buckets = new byte[1 << 16];
    private readonly List<(ISecretMatcher Matcher, int Offset)[]> _matchers = [[]];

    internal AnchorTable(IReadOnlyList<ISecretMatcher> matchers)
    {
        var byPair = matchers.Where(matcher => matcher.Anchor.Length > 1)
            .Select(matcher => (Matcher: matcher, Offset: RarestPair(matcher.Anchor)))
            .GroupBy(each => Pair(each.Matcher.Anchor[each.Offset], each.Matcher.Anchor[each.Offset + 1]));
        foreach (var pair in byPair)
        {
            // The longest first: sk-ant-api03- before sk-.
            _buckets[pair.Key] = Add([.. pair.OrderByDescending(each => each.Matcher.Anchor.Length)]);
        }

        foreach (var matcher in matchers.Where(matcher => matcher.Anchor.Length == 1))
        {
            var bucket = Add([(matcher, 0)]);
            for (var next = 0; next < 256; next++)
            {
                _buckets[Pair(matcher.Anchor[0], (byte)next)] = bucket;
            }
        }
    }

    /// <summary>Finds the next place at or after a position where something matches.</summary>
    internal bool TryFind(ReadOnlySpan<byte> bytes, ref int position, int floor, out SecretMatch match)
    {
        ref var first = ref MemoryMarshal.GetReference(bytes);
        ref var buckets = ref MemoryMarshal.GetArrayDataReference(_buckets);
        for (; position < bytes.Length - 1; position++)
        {
            int bucket = Unsafe.Add(ref buckets, Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref first, position)));
            if (bucket != 0 && TryMatch(bytes, position, bucket, floor, out match))
            {
                return true;
            }
        }

        match = default;
        return false;
    }

    private bool TryMatch(ReadOnlySpan<byte> bytes, int position, int bucket, int floor, out SecretMatch match)
    {
        foreach (var (matcher, offset) in _matchers[bucket])
        {
            var at = position - offset;
            if (at >= floor && bytes[at..].StartsWith(matcher.Anchor) && matcher.TryMatch(bytes, at, out match) && match.Start >= floor)
            {
                return true;
            }
        }

        match = default;
        return false;
    }

    private byte Add((ISecretMatcher Matcher, int Offset)[] matchers)
    {
        _matchers.Add(matchers);
        return checked((byte)(_matchers.Count - 1));
    }

    private static ushort Pair(byte first, byte second) => MemoryMarshal.Read<ushort>([first, second]);

    // Signs of assignments are anchors themselves, so that no pair begins with one.
    private static int RarestPair(byte[] anchor) => Enumerable.Range(0, anchor.Length - 1)
        .Where(offset => anchor[offset] is not ((byte)'=' or (byte)':'))
        .MinBy(offset => Frequency(anchor[offset]) * Frequency(anchor[offset + 1]));

    // How common bytes are in memories and transcripts, roughly: small letters, then digits and punctuation of JSON, then capitals, then the rest.
    private static int Frequency(byte b) => (char)b switch
    {
        >= 'a' and <= 'z' => "jqxzkvw".Contains((char)b, StringComparison.Ordinal) ? 4 : 12,
        >= '0' and <= '9' => 4,
        '-' or '_' or '/' or ':' or '=' or '.' => 5,
        _ => 2,
    };
}
