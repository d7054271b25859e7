using System.Runtime.CompilerServices;

namespace MemoryVault.Vaults;

/// <summary>Reads the vault's log, newest first.</summary>
public sealed class ReadVaultLog(Vault vault)
{
    /// <summary>Lists entries, newest first; lines that are no entries (a write cut off by a crash) are passed over.</summary>
    public async IAsyncEnumerable<VaultLogEntry> RunAsync(VaultLogOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = options.First ?? int.MaxValue;
        foreach (var file in Files())
        {
            foreach (var line in await ReadLinesAsync(file, cancellationToken).ConfigureAwait(false))
            {
                if (left == 0)
                {
                    yield break;
                }

                if (VaultLogLine.Read(line) is { } entry && entry.Level >= options.Level && (options.Since is not { } since || entry.Time >= since))
                {
                    left--;
                    yield return entry;
                }
            }
        }
    }

    private static async Task<IEnumerable<string>> ReadLinesAsync(string file, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var lines = await File.ReadAllLinesAsync(file, cancellationToken).ConfigureAwait(false);
                return lines.Reverse();
            }
            catch (FileNotFoundException)
            {
                return [];
            }
            catch (IOException) when (attempt < 50)
            {
                // A writer has it for a moment.
                await Task.Delay(2, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private IEnumerable<string> Files()
    {
        var log = new VaultLogFile(vault.Paths);
        return Enumerable.Range(1, VaultLogFile.KeptFiles).Select(log.RotatedFile).Prepend(log.CurrentFile).Where(File.Exists);
    }
}
