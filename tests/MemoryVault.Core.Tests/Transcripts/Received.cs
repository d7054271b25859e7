using MemoryVault.Transcripts;

namespace MemoryVault.Tests.Transcripts;

/// <summary>What was received of one file, whole.</summary>
internal sealed record Received(string Path, long Size, DateTimeOffset Modified, int SegmentsVerified, byte[] Content)
{
    /// <summary>Receives files until the feed ends or fails; what came whole before that is kept.</summary>
    internal static async Task<(List<Received> Files, Exception? Error)> TryAllAsync(ISessionFeed feed, IReadOnlyList<FileRequest>? wanted, CancellationToken cancellationToken = default)
    {
        var files = new List<Received>();
        try
        {
            await foreach (var file in feed.ReceiveAsync(wanted, cancellationToken))
            {
                using var content = new MemoryStream();
                await file.Content.CopyToAsync(content, cancellationToken);
                files.Add(new Received(file.Path, file.Size, file.Modified, file.SegmentsVerified, content.ToArray()));
            }

            return (files, null);
        }
        catch (Exception error) when (error is MemoryVault.Vaults.VaultException or OperationCanceledException)
        {
            return (files, error);
        }
    }

    internal static async Task<List<Received>> AllAsync(ISessionFeed feed, IReadOnlyList<FileRequest>? wanted)
    {
        var (files, error) = await TryAllAsync(feed, wanted);
        Assert.Null(error);
        return files;
    }
}
