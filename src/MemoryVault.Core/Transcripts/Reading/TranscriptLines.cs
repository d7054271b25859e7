using System.Runtime.CompilerServices;

namespace MemoryVault.Transcripts;

/// <summary>Reads the lines of a transcript, one at a time.</summary>
internal static class TranscriptLines
{
    private const int FirstRead = 1 << 16;

    // A line beyond this is given in pieces, none of which is JSON: a transcript must not be able to fill the memory.
    private const int LongestLine = 64 << 20;

    /// <summary>Gives the lines without their ends. Each is good until the next is asked for.</summary>
    internal static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(Stream transcript, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var input = new SegmentInput(transcript);
        var looked = 0;
        while (true)
        {
            var end = input.Bytes.Span[looked..].IndexOf((byte)'\n');
            if (end >= 0 || input.Count >= LongestLine)
            {
                var length = end >= 0 ? looked + end : input.Count;
                yield return input.Bytes[..length];
                input.Consume(end >= 0 ? length + 1 : length);
                looked = 0;
            }
            else if (input.IsEnded)
            {
                break;
            }
            else
            {
                looked = input.Count;
                await input.FillAsync(Math.Max(FirstRead, input.Count * 2), cancellationToken).ConfigureAwait(false);
            }
        }

        if (input.Count > 0)
        {
            yield return input.Bytes;
        }
    }
}
