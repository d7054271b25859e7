namespace MemoryVault.Files;

/// <summary>Compares streams byte for byte, without taking them into memory.</summary>
internal static class StreamComparison
{
    private const int BufferBytes = 128 << 10;

    /// <summary>Tells whether a stream begins with another, and whether that is all of it.</summary>
    internal static async Task<StreamRelation> RunAsync(Stream whole, Stream beginning, CancellationToken cancellationToken)
    {
        var (left, right) = (new byte[BufferBytes], new byte[BufferBytes]);
        while (true)
        {
            var count = await beginning.ReadAtLeastAsync(right, right.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            var there = await whole.ReadAtLeastAsync(left.AsMemory(0, count), count, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            if (there < count || !left.AsSpan(0, count).SequenceEqual(right.AsSpan(0, count)))
            {
                return StreamRelation.Different;
            }

            if (count < right.Length)
            {
                return await whole.ReadAsync(left.AsMemory(0, 1), cancellationToken).ConfigureAwait(false) == 0 ? StreamRelation.Same : StreamRelation.Longer;
            }
        }
    }
}
