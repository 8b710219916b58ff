using System.Globalization;
using System.Linq;
using System.Text;
using FusedKernels.Generator.IR;

namespace FusedKernels.Fuzz.Tests.Tree;

/// <summary>Prints a kernel as C#.</summary>
internal static class Printer
{
    public static string Print(FuzzKernel kernel)
    {
        var text = new StringBuilder();
        string result = kernel.Returns ? "int" : kernel.Accumulators.Length == 0 ? "void" : kernel.Accumulators[0].Type.Keyword();
        string parameters = string.Join(", ", kernel.Buffers.Select(b => $"{b.Type} {b.Name}")
            .Append("int n").Concat(kernel.Scalars.Select(s => $"{s.Type.Keyword()} {s.Name}")));
        bool isGeneric = kernel.Argument is not null && !kernel.IsInType;
        string generic = isGeneric ? $"<{FuzzKernel.TypeParameter}>" : "";
        string constraint = isGeneric ? " " + FuzzKernel.Constraint : "";
        text.AppendLine($"{kernel.Attribute}public static {result} {kernel.Name}{generic}({parameters}){constraint}").AppendLine("{");
        foreach (Accumulator accumulator in kernel.Accumulators)
            text.AppendLine($"    {accumulator.Type.Keyword()} {accumulator.Name} = {accumulator.Start};");
        Loop loop = kernel.Loop;
        if (loop.Before.Length > 0)
            text.AppendLine("    " + loop.Before);
        text.AppendLine("    " + loop.Head);
        Print(loop.First.Length == 0 ? kernel.Body : new Sequence(kernel.Body.Lines.Insert(0, Line.Of("index", loop.First))), text, 1);
        if (loop.Behind.Length > 0)
            text.AppendLine("    " + loop.Behind);
        if (kernel.Accumulators.Length > 0)
            text.AppendLine($"    return {string.Join(" ^ ", kernel.Accumulators.Select(a => a.Name))};");
        if (kernel.Returns)
            text.AppendLine("    return -1;");
        text.AppendLine("}");
        foreach (Member member in kernel.Members)
        {
            text.AppendLine(member.Heading);
            if (member.Body is { } body)
                Print(body, text, 0);
        }

        return text.ToString();
    }

    public static string Print(Code code) => Fill(code.Form, code.Parts.Select(Print).ToArray());

    private static void Print(Sequence block, StringBuilder text, int depth)
    {
        string margin = new(' ', 4 * depth);
        text.AppendLine(margin + "{");
        foreach (Line line in block.Lines)
            Print(line, text, depth + 1);
        text.AppendLine(margin + "}");
    }

    private static void Print(Line line, StringBuilder text, int depth)
    {
        string margin = new(' ', 4 * depth);
        string[] values = line.Values.Select(Print).ToArray();
        if (line.Opening.Length > 0)
            text.AppendLine(margin + Fill(line.Opening, values));
        foreach (Part part in line.Parts)
        {
            text.AppendLine(margin + Fill(part.Heading, values));
            Print(part.Body, text, depth);
        }

        if (line.Closing.Length > 0)
            text.AppendLine(margin + Fill(line.Closing, values));
    }

    private static string Fill(string form, string[] values) => string.Format(CultureInfo.InvariantCulture, form, values);
}
