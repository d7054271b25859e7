using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace MemoryVault.Schedules;

/// <summary>The property list of a launchd agent: launchd.plist(5).</summary>
internal static class LaunchdPlist
{
    /// <summary>The start of the labels of our agents.</summary>
    internal const string LabelPrefix = "com.memoryvault.";

    // The variable that names the default vault names the vault of the schedule, in a key that launchd itself documents.
    private const string VaultVariable = "MEMORYVAULT_HOME";

    /// <summary>Writes the bytes of the file.</summary>
    internal static byte[] Write(ScheduleOptions options, IReadOnlyList<string> command)
    {
        var root = new XElement(
            "dict",
            Entry("Label", LabelPrefix + options.Name),
            Entry("ProgramArguments", new XElement("array", command.Select(word => new XElement("string", word)))),
            Entry("StartInterval", new XElement("integer", ((int)options.Every.TotalSeconds).ToString(CultureInfo.InvariantCulture))),
            Entry("EnvironmentVariables", new XElement("dict", Entry(VaultVariable, options.Vault))),
            Entry("ProcessType", "Background"));
        var document = new XDocument(
            new XDocumentType("plist", "-//Apple//DTD PLIST 1.0//EN", "http://www.apple.com/DTDs/PropertyList-1.0.dtd", null),
            new XElement("plist", new XAttribute("version", "1.0"), root));
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            document.Save(writer);
        }

        return bytes.ToArray();
    }

    /// <summary>Reads a file that <see cref="Write"/> wrote, or somebody edited; null where it is none of ours.</summary>
    internal static ScheduleMark? Read(Stream stream)
    {
        try
        {
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            var dict = XDocument.Load(reader).Root?.Element("dict");
            var label = Value(dict, "Label")?.Value;
            var vault = Value(Value(dict, "EnvironmentVariables"), VaultVariable)?.Value;
            return label is not null && label.StartsWith(LabelPrefix, StringComparison.Ordinal) && vault is not null
                && int.TryParse(Value(dict, "StartInterval")?.Value, CultureInfo.InvariantCulture, out var seconds)
                ? new ScheduleMark(label[LabelPrefix.Length..], TimeSpan.FromSeconds(seconds), vault) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static object[] Entry(string key, XElement value) => [new XElement("key", key), value];

    private static object[] Entry(string key, string value) => Entry(key, new XElement("string", value));

    private static XElement? Value(XElement? dict, string key) =>
        dict?.Elements("key").FirstOrDefault(element => element.Value == key)?.ElementsAfterSelf().FirstOrDefault();
}
