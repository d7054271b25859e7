using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Vaults;

namespace MemoryVault.Internal;

/// <summary>The base of every cmdlet that works on a vault: the one that <c>-Vault</c> names, else the default.</summary>
public abstract class VaultCmdlet : EngineCmdlet
{
    /// <summary>Gets or sets the vault's folder; without it the one that <c>MEMORYVAULT_HOME</c> names, else <c>~/.memoryvault</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(VaultFolderCompleter))]
    public string? Vault { get; set; }

    /// <summary>Gets the folder that is meant, absolute; null for the default.</summary>
    protected string? VaultFolder => Vault is null ? null : SessionPaths.Resolve(SessionState, Vault);

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        await using var vault = Vaults.Vault.Open(VaultFolder, MakeServices());
        await ProcessAsync(vault, cancellationToken);
    }

    /// <summary>Does the work of one item of input on an open vault.</summary>
    /// <param name="vault">The vault, closed when the work has ended.</param>
    /// <param name="cancellationToken">Cancelled on Ctrl-C.</param>
    protected virtual Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Makes the default vault where it is meant and there is none yet, as the first sync does; one that was named is never made by the way.</summary>
    /// <returns>False where it is not there and was not to be made.</returns>
    private protected async Task<bool> MakeDefaultVaultAsync(CancellationToken cancellationToken)
    {
        var services = MakeServices();
        var place = Vaults.Vault.Locate(VaultFolder, services.Environment);
        if (VaultFolder is not null || Vaults.Vault.Exists(place))
        {
            return true;
        }

        if (Ask($"Make the vault '{place}'.") != Consent.Given)
        {
            return false;
        }

        Warn($"There was no vault yet: making '{place}'.");
        await OnPool(() => new CreateVault(services).RunAsync(new CreateVaultOptions(), cancellationToken));
        return true;
    }

    /// <summary>Writes a result that does not know its vault with the vault that it is of, so that it pipes into the other cmdlets of its noun.</summary>
    protected void Emit(object item, Vaults.Vault vault) => Emit(With(item, vault));

    /// <summary>Gives a result with the vault that it is of.</summary>
    protected static PSObject With(object item, Vaults.Vault vault)
    {
        var shown = PSObject.AsPSObject(item);
        if (shown.Properties[nameof(Vault)] is null)
        {
            shown.Properties.Add(new PSNoteProperty(nameof(Vault), vault.Paths.Root));
        }

        return shown;
    }
}
