using System.Management.Automation;
using MemoryVault.Internal;
using MemoryVault.Vaults;

namespace MemoryVault.Commands;

/// <summary>Adds a git repository that the vault is pushed to, or a place that gets encrypted files only. It is not contacted: the next sync pushes to it.</summary>
[Cmdlet(VerbsCommon.Add, "VaultRemote", SupportsShouldProcess = true, HelpUri = HelpAddress.AddVaultRemote)]
[OutputType(typeof(VaultRemote))]
public sealed class AddVaultRemoteCommand : VaultCmdlet
{
    /// <summary>Gets or sets the name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets any URL or folder that git takes, without a password or token in it.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Url { get; set; } = string.Empty;

    /// <summary>Gets or sets who can read it, all of them: <c>age:age1...</c>, <c>gpg:FINGERPRINT</c>. It gets encrypted files only.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Recipients")]
    [AllowEmptyCollection]
    public string[]? Encrypt { get; set; }

    /// <summary>Gets or sets the file (age) or the folder of the keyring (gpg) that it is read with here.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Identity { get; set; }

    /// <summary>Gets or sets a value indicating whether the remote is put out.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var registry = new RemoteRegistry(vault);
        var encryption = MakeEncryption();
        var plan = registry.PlanAdd(Name, Url, encryption);
        var consent = Ask($"Add remote '{plan.Name}' ({plan.Url}) to the vault '{vault.Paths.Root}'{(plan.IsEncrypted ? $", encrypted to {string.Join(", ", plan.Recipients)}" : string.Empty)}.");
        var remote = consent == Consent.Given ? await OnPool(() => registry.AddAsync(Name, Url, encryption, cancellationToken)) : plan;
        if (PassThru && consent != Consent.Refused)
        {
            Emit(remote, vault);
        }
    }

    // A remote from the pipeline that is in the clear has no recipients; a variable that is empty by mistake must not open one that was to be encrypted.
    private RemoteEncryption MakeEncryption() => new()
    {
        Recipients = Encrypt is { Length: > 0 } || (MyInvocation.BoundParameters.ContainsKey(nameof(Encrypt)) && !MyInvocation.ExpectingInput) ? Encrypt ?? [] : null,
        Identity = string.IsNullOrEmpty(Identity) ? null : SessionPaths.Resolve(SessionState, Identity),
    };
}
