using System.Text;
using System.Xml;
using System.Xml.Linq;
using MemoryVault.Vaults;

namespace MemoryVault.Schedules;

/// <summary>The definition of a task: Microsoft's "Task Scheduler Schema", version 1.2.</summary>
internal static class ScheduledTaskXml
{
    private static readonly XNamespace Schema = "http://schemas.microsoft.com/windows/2004/02/mit/task";

    /// <summary>Writes the file for <c>schtasks /Create /XML</c>: UTF-16 with its mark.</summary>
    /// <param name="options">The schedule.</param>
    /// <param name="path">The task's path in the scheduler: <c>\MemoryVault\NAME</c>.</param>
    /// <param name="program">The program that is started.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="environment">The user whose task it is.</param>
    internal static byte[] Write(ScheduleOptions options, string path, string program, string arguments, MachineEnvironment environment)
    {
        var task = Element(
            "Task",
            new XAttribute("version", "1.2"),
            Element("RegistrationInfo", Element("Documentation", AsciiMark(options)), Element("URI", path)),
            Element("Triggers", Trigger(options.Every)),
            Element("Principals", Principal(environment)),
            Settings(),
            Element("Actions", new XAttribute("Context", "Author"), Element("Exec", Element("Command", program), Element("Arguments", arguments))));
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = Encoding.Unicode, Indent = true }))
        {
            new XDocument(task).Save(writer);
        }

        return bytes.ToArray();
    }

    /// <summary>Reads our tasks out of what <c>schtasks /Query /XML ONE</c> writes, which holds the tasks of all programs.</summary>
    internal static IReadOnlyList<VaultSchedule> Read(ReadOnlyMemory<byte> output, string scheduler)
    {
        var schedules = new List<VaultSchedule>();
        foreach (var task in Parse(Decode(output.Span)).Descendants(Schema + "Task"))
        {
            var documentation = task.Element(Schema + "RegistrationInfo")?.Element(Schema + "Documentation")?.Value ?? string.Empty;
            if (ScheduleMark.Parse(documentation) is { } mark)
            {
                var run = task.Element(Schema + "Actions")?.Element(Schema + "Exec");
                var command = WindowsCommandLine.Join([run?.Element(Schema + "Command")?.Value ?? string.Empty]) + " " + run?.Element(Schema + "Arguments")?.Value;
                schedules.Add((mark with { Vault = Uri.UnescapeDataString(mark.Vault) }).ToSchedule(scheduler, command));
            }
        }

        return schedules;
    }

    // schtasks writes XML that calls itself UTF-16 in the code page of the console, where a letter may become '?':
    // the vault is written in ASCII only, so that it is read back whole.
    private static string AsciiMark(ScheduleOptions options) => (ScheduleMark.Of(options) with { Vault = Uri.EscapeDataString(options.Vault) }).ToString();

    private static XElement Trigger(TimeSpan every) => Element(
        "TimeTrigger",
        Element("Repetition", Element("Interval", XmlConvert.ToString(every)), Element("StopAtDurationEnd", "false")),
        Element("StartBoundary", "2020-01-01T00:00:00"),
        Element("Enabled", "true"));

    private static XElement Principal(MachineEnvironment environment) => Element(
        "Principal",
        new XAttribute("id", "Author"),
        Element("UserId", environment.Variable("USERDOMAIN") is { } domain ? $@"{domain}\{environment.UserName}" : environment.UserName),
        Element("LogonType", "InteractiveToken"),
        Element("RunLevel", "LeastPrivilege"));

    private static XElement Settings() => Element(
        "Settings",
        Element("MultipleInstancesPolicy", "IgnoreNew"),
        Element("DisallowStartIfOnBatteries", "false"),
        Element("StopIfGoingOnBatteries", "false"),
        Element("StartWhenAvailable", "true"),
        Element("ExecutionTimeLimit", "PT12H"),
        Element("Enabled", "true"));

    private static XElement Element(string name, params object[] content) => new(Schema + name, content);

    private static XDocument Parse(string text)
    {
        try
        {
            return XDocument.Parse(text);
        }
        catch (XmlException)
        {
            return new XDocument();
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        var isUtf16 = bytes.StartsWith(Encoding.Unicode.Preamble) || (bytes.Length > 1 && bytes[1] == 0);
        var text = (isUtf16 ? Encoding.Unicode : Encoding.UTF8).GetString(bytes).TrimStart('\uFEFF').Trim();
        return text;
    }
}
