using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Internal;
using MemoryVault.Secrets;
using MemoryVault.Vaults;

namespace MemoryVault.Commands;

/// <summary>Has a remote decide about leases and check-ins for all vaults that share it, or no longer, or changes what happens to secrets. It is not contacted.</summary>
[Cmdlet(VerbsCommon.Set, "VaultRemote", SupportsShouldProcess = true)]
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

    /// <summary>Gets or sets a value indicating whether the remote is put out.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var registry = new RemoteRegistry(vault);
        var all = registry.List();
        var remote = all.FirstOrDefault(remote => remote.Name.Equals(Name, StringComparison.OrdinalIgnoreCase)) ?? throw new RemoteMissingException(Name, all);
        var plan = remote with { Coordinate = IsBound(nameof(Coordinate)) ? Coordinate : remote.Coordinate, SecretPolicy = IsBound(nameof(SecretPolicy)) ? SecretPolicy : remote.SecretPolicy };
        var consent = Ask(IsBound(nameof(SecretPolicy)) ? $"Set what happens to a push to remote '{plan.Name}' that holds a secret: {plan.SecretPolicy}." : plan.Coordinate
            ? $"Let remote '{plan.Name}' decide about leases and check-ins of the vault '{vault.Paths.Root}'."
            : $"Let the vault '{vault.Paths.Root}' decide about its leases and check-ins, and not remote '{plan.Name}'.");
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

    private bool IsBound(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
