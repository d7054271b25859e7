using System.Text;
using MemoryVault.Processes;
using MemoryVault.Schedules;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Schedules;

/// <summary>The real <c>crontab</c>, which judges our lines; afterwards the user's crontab is what it was.</summary>
public sealed class RealCronTests : IAsyncLifetime, IDisposable
{
    private readonly FakeMachine _machine = new(home: "a home's 50% \\ $x");
    private ProcessOutput? _before;

    private ScheduleRegistry Registry
    {
        get
        {
            var variables = new Dictionary<string, string>(MachineEnvironment.Current.Variables) { ["HOME"] = _machine.Home };
            variables.Remove("XDG_CONFIG_HOME");
            return new ScheduleRegistry(_machine.Services with { Environment = _machine.Services.Environment with { Variables = variables } });
        }
    }

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("MEMORYVAULT_TEST_CRON") == "1")
        {
            _before = await CrontabAsync(["-l"]);
        }
    }

    public async Task DisposeAsync()
    {
        if (_before is not null)
        {
            _ = _before.ExitCode == 0 ? await CrontabAsync(["-"], _before.Output) : await CrontabAsync(["-r"]);
        }
    }

    public void Dispose() => _machine.Dispose();

    [RealCronFact]
    public async Task The_real_crontab_takes_lists_and_gives_back_an_entry()
    {
        var foreign = "MAILTO=\"\"\n# mine\n7 7 7 7 * /bin/true a\\%b\n"u8.ToArray();
        Assert.Equal(0, (await CrontabAsync(["-"], foreign)).ExitCode);
        var options = _machine.Options("10m", "vault's \"100%\" \\% $HOME; `x` ü🙂", "cron");
        var registered = await Registry.RegisterAsync(options, CancellationToken.None);
        await Registry.RegisterAsync(options, CancellationToken.None);
        var listed = Assert.Single(await Registry.ListAsync(CancellationToken.None));
        Assert.Equal((registered.Vault, registered.Every), (listed.Vault, listed.Every));
        var text = Encoding.UTF8.GetString((await CrontabAsync(["-l"])).Output.Span);
        Assert.StartsWith(Encoding.UTF8.GetString(foreign), text, StringComparison.Ordinal);
        Assert.NotNull(await Registry.UnregisterAsync(options.Name, CancellationToken.None));
        Assert.Equal(foreign, (await CrontabAsync(["-l"])).Output.ToArray());
        Assert.Equal(0, (await CrontabAsync(["-r"])).ExitCode);
        Assert.Empty(await Registry.ListAsync(CancellationToken.None));
    }

    private static Task<ProcessOutput> CrontabAsync(string[] arguments, ReadOnlyMemory<byte> input = default) =>
        new ProcessRunner(TimeProvider.System).RunAsync(new ProcessCommand("crontab", arguments) { Input = input }, CancellationToken.None);
}
