using MemoryVault.Vaults;

namespace MemoryVault.Internal;

/// <summary>
/// Shows what operations tell on PowerShell's streams: warnings as warnings, the rest as verbose and debug text. An error in the log is one
/// that the cmdlet reports itself, so it is only verbose here.
/// </summary>
internal sealed class HostLog(PipelinePump pump, IHostStreams streams) : IVaultLog
{
    /// <inheritdoc/>
    public void Write(VaultLogEntry entry) => pump.Post(_ => Show(entry), null);

    private void Show(VaultLogEntry entry) => pump.Outside(() =>
    {
        switch (entry.Level)
        {
            case VaultLogLevel.Warning:
                streams.WriteWarning(entry.Message);
                break;
            case VaultLogLevel.Debug:
                streams.WriteDebug($"{entry.Event}: {entry.Message}");
                break;
            default:
                streams.WriteVerbose(entry.Message);
                break;
        }

        return true;
    });
}
