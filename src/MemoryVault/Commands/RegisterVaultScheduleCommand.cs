using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Internal;
using MemoryVault.Schedules;

namespace MemoryVault.Commands;

/// <summary>Has the operating system sync a vault by itself, or changes how often.</summary>
[Cmdlet(VerbsLifecycle.Register, "VaultSchedule", SupportsShouldProcess = true, HelpUri = HelpAddress.RegisterVaultSchedule)]
[OutputType(typeof(VaultSchedule))]
public sealed class RegisterVaultScheduleCommand : VaultCmdlet
{
    /// <summary>Gets or sets how often: whole minutes, from one minute to a day; <c>15m</c>, <c>1h</c> or a time span.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [DurationArgument]
    public TimeSpan Every { get; set; }

    /// <summary>Gets or sets the schedule's name.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ScheduleNameCompleter))]
    public string Name { get; set; } = ScheduleOptions.DefaultName;

    /// <summary>Gets or sets the scheduler.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateSet(ScheduleRegistry.Auto, ScheduleRegistry.Cron, ScheduleRegistry.Systemd, ScheduleRegistry.Launchd, ScheduleRegistry.TaskScheduler)]
    public string Scheduler { get; set; } = ScheduleRegistry.Auto;

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var options = MakeOptions(vault);
        if (Ask($"Register schedule '{Name}': sync the vault '{options.Vault}' every {Duration.Format(Every)}.") != Consent.Given)
        {
            return;
        }

        var schedule = await OnPool(() => new ScheduleRegistry(vault.Services).RegisterAsync(options, cancellationToken));
        if (schedule.Warning is { } warning)
        {
            Warn(warning);
        }

        Emit(schedule);
    }

    private ScheduleOptions MakeOptions(Vaults.Vault vault) => new()
    {
        Name = Name,
        Every = Every,
        Scheduler = Scheduler,
        Vault = vault.Paths.Root,
        Command = SyncCommand.ForModule(PowerShellProgram.Path, ModuleManifest(), vault.Paths.Root, vault.Services.Environment),
    };

    private string ModuleManifest() => System.IO.Path.Combine(MyInvocation.MyCommand.Module.ModuleBase, "MemoryVault.psd1");
}
