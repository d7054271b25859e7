using System.Text;
using MemoryVault.Git;
using MemoryVault.Secrets;
using MemoryVault.Secrets.Gate;
using MemoryVault.Tests.Git;

namespace MemoryVault.Tests.Secrets;

/// <summary>Blobs that are too large to be read whole are searched window by window: each secret is found once, wherever it lies.</summary>
public sealed class LargeBlobScanTests
{
    private const int Window = 16 << 20;

    [Fact]
    public async Task A_secret_at_any_place_of_the_windows_is_found_once_with_its_line()
    {
        var token = SampleTokens.ByRule["github-pat"](new SampleTokens(7));
        int[] ends = [Window - (1 << 20), Window - (1 << 19), Window, (2 * Window) - (1 << 20)];
        int[] places = [0, .. ends.SelectMany(end => (int[])[end - 200, end - 10, end + 100]), (2 * Window) + 12345];
        var bytes = new byte[(2 * Window) + (Window / 2)];
        bytes.AsSpan().Fill((byte)'\n');
        foreach (var place in places)
        {
            Encoding.ASCII.GetBytes(token, bytes.AsSpan(place));
        }

        var store = new MemoryObjectStore();
        var id = store.Add(new GitObject(GitObjectKind.Blob, bytes));
        var scanner = new SecretScanner(new SecretFingerprints(new byte[32]));

        var hits = await new LargeBlobScan(scanner).RunAsync(store, id, CancellationToken.None);

        Assert.Equal(places, hits.Select(hit => hit.Offset));
        Assert.Equal(scanner.Scan(bytes).Select(hit => hit.Line), hits.Select(hit => hit.Line));
        Assert.Single(hits.Select(hit => hit.Fingerprint).Distinct());
    }
}
