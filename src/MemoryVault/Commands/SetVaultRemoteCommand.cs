using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Internal;
using MemoryVault.Secrets;
using MemoryVault.Vaults;

namespace MemoryVault.Commands;

/// <summary>Has a remote decide about leases and check-ins for all vaults that share it, or no longer, or changes what happens to secrets or who can read it. It is not contacted.</summary>
[Cmdlet(VerbsCommon.Set, "VaultRemote", SupportsShouldProcess = true, HelpUri = HelpAddress.SetVaultRemote)]
[OutputType(typeof(VaultRemote))]
public sealed class SetVaultRemoteCommand : VaultCmdlet
{
    /// <summary>Gets or sets the name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RemoteNameCompleter))]
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets a value indicating whether leases and check-ins are decided there; <c>-Coordinate:$false</c> for no longer.</summary>
    [Parameter]
    public SwitchParameter Coordinate { get; set; }

    /// <summary>Gets or sets what happens to a push that would take a secret there.</summary>
    [Parameter]
    public SecretPolicy SecretPolicy { get; set; }

    /// <summary>Gets or sets who can read it from now on, all of them: <c>age:age1...</c>, <c>gpg:FINGERPRINT</c>.</summary>
    [Parameter]
    [Alias("Recipients")]
    [AllowEmptyCollection]
    public string[]? Encrypt { get; set; }

    /// <summary>Gets or sets the file (age) or the folder of the keyring (gpg) that it is read with here.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Identity { get; set; }

    /// <summary>Gets or sets a value indicating whether the remote is put out.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var registry = new RemoteRegistry(vault);
        var all = registry.List();
        var remote = all.FirstOrDefault(remote => remote.Name.Equals(Name, StringComparison.OrdinalIgnoreCase)) ?? throw new RemoteMissingException(Name, all);
        var change = IsEncryption ? await registry.PlanEncryptionAsync(remote.Name, MakeEncryption(), cancellationToken) : new RecipientChange(remote, [], []);
        var plan = change.Remote with
        {
            Coordinate = IsBound(nameof(Coordinate)) ? Coordinate : remote.Coordinate, SecretPolicy = IsBound(nameof(SecretPolicy)) ? SecretPolicy : remote.SecretPolicy,
        };
        var consent = Ask(Describe(change, plan, vault.Paths.Root));
        if (consent == Consent.Given)
        {
            plan = await OnPool(() => SetAsync(registry, plan, cancellationToken));
        }

        if (PassThru && consent != Consent.Refused)
        {
            Emit(plan, vault);
        }
    }

    private async Task<VaultRemote> SetAsync(RemoteRegistry registry, VaultRemote plan, CancellationToken cancellationToken)
    {
        if (IsEncryption)
        {
            var change = await registry.SetEncryptionAsync(plan.Name, MakeEncryption(), cancellationToken).ConfigureAwait(false);
            if (!IsBound(nameof(SecretPolicy)) && !IsBound(nameof(Coordinate)))
            {
                return change.Remote;
            }
        }

        if (IsBound(nameof(SecretPolicy)))
        {
            var changed = await registry.SetSecretsAsync(plan.Name, plan.SecretPolicy, cancellationToken).ConfigureAwait(false);
            if (!IsBound(nameof(Coordinate)))
            {
                return changed;
            }
        }

        return await registry.SetAsync(plan.Name, plan.Coordinate, cancellationToken).ConfigureAwait(false);
    }

    private string Describe(RecipientChange change, VaultRemote plan, string vault) =>
        IsEncryption ? $"Encrypt what is published to remote '{plan.Name}' to {string.Join(", ", plan.Recipients)}.{string.Concat(change.Removed.Select(each => $" {each} can read for good what lies there already."))}"
        : IsBound(nameof(SecretPolicy)) ? $"Set what happens to a push to remote '{plan.Name}' that holds a secret: {plan.SecretPolicy}."
        : plan.Coordinate ? $"Let remote '{plan.Name}' decide about leases and check-ins of the vault '{vault}'."
        : $"Let the vault '{vault}' decide about its leases and check-ins, and not remote '{plan.Name}'.";

    private bool IsEncryption => IsBound(nameof(Encrypt)) || IsBound(nameof(Identity));

    private RemoteEncryption MakeEncryption() => new()
    {
        Recipients = IsBound(nameof(Encrypt)) ? Encrypt ?? [] : null, Identity = Identity is null ? null : SessionPaths.Resolve(SessionState, Identity),
    };

    private bool IsBound(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
