namespace MemoryVault.Tests.Schedules;

/// <summary>A stand-in for <c>systemctl --user</c> and <c>loginctl</c>.</summary>
internal static class FakeSystemd
{
    /// <summary>The next run that the stand-in tells, in microseconds since 1970: 2026-01-02T03:04:05Z.</summary>
    public const long NextRun = 1767323045000000;

    public static void Install(FakeMachine machine, bool answers = true, string linger = "no")
    {
        machine.Install("systemctl", answers
            ? $$"""
                case "$2" in
                list-timers) echo '[{"next":{{NextRun}},"left":1,"last":null,"passed":0,"unit":"memoryvault-memoryvault.timer","activates":"memoryvault-memoryvault.service"}]' ;;
                show) echo Version=252 ;;
                esac
                """
            : "echo 'Failed to connect to bus: No medium found' >&2; exit 1");
        machine.Install("loginctl", $"echo Linger={linger}");
    }
}
