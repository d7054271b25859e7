using System.Text;
using MemoryVault.Git;
using MemoryVault.Secrets.Matching;

namespace MemoryVault.Secrets.Projection;

/// <summary>
/// Replaces the ids of objects in a text: 40 hexadecimal digits that are a word. An id is a hash over content: with the rest of it, which the copy has, whoever
/// has the id could try what the secret was.
/// </summary>
internal static class ObjectIdText
{
    private const int Digits = ObjectId.Size * 2;
    private const int ShortDigits = 7;

    /// <summary>Gives an id the one that stands for it; null to leave it.</summary>
    internal delegate ValueTask<ObjectId?> Resolve(ObjectId id, CancellationToken cancellationToken);

    /// <summary>Replaces the ids; the same memory comes back where there is none. Their first seven digits are replaced, too, where they are a word.</summary>
    internal static async ValueTask<ReadOnlyMemory<byte>> ReplaceAsync(ReadOnlyMemory<byte> text, Resolve resolve, CancellationToken cancellationToken)
    {
        var replaced = new Dictionary<ObjectId, ObjectId>();
        foreach (var id in Find(text.Span))
        {
            if (await resolve(id, cancellationToken).ConfigureAwait(false) is { } other && other != id)
            {
                replaced[id] = other;
            }
        }

        foreach (var (id, other) in replaced)
        {
            text = Replace(Replace(text.Span, id.ToString(), other.ToString()), id.ToString()[..ShortDigits], other.ToString()[..ShortDigits]);
        }

        return text;
    }

    private static List<ObjectId> Find(ReadOnlySpan<byte> text)
    {
        var ids = new List<ObjectId>();
        for (var at = 0; at < text.Length;)
        {
            var length = ByteSet.Word.CountAtStart(text[at..], int.MaxValue);
            if (length == Digits && ObjectId.TryParse(Encoding.ASCII.GetString(text.Slice(at, length)), out var id) && !ids.Contains(id))
            {
                ids.Add(id);
            }

            at += length + 1;
        }

        return ids;
    }

    private static byte[] Replace(ReadOnlySpan<byte> text, string word, string other)
    {
        var (from, to) = (Encoding.ASCII.GetBytes(word), Encoding.ASCII.GetBytes(other));
        var replaced = text.ToArray();
        for (var at = 0; at < text.Length;)
        {
            var length = ByteSet.Word.CountAtStart(text[at..], int.MaxValue);
            if (text.Slice(at, length).SequenceEqual(from))
            {
                to.CopyTo(replaced, at);
            }

            at += length + 1;
        }

        return replaced;
    }
}
