namespace MemoryVault.Tests.Schedules;

/// <summary>A test that changes the crontab of whoever runs it, and gives it back: only where that is asked for.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealCronFactAttribute : FactAttribute
{
    public RealCronFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("MEMORYVAULT_TEST_CRON") != "1")
        {
            Skip = "It changes your crontab for a moment: set MEMORYVAULT_TEST_CRON=1 to run it.";
        }
    }
}
