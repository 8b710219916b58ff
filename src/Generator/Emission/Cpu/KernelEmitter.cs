using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Planning;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>Prints the file of one kernel: the plan on top, the compiled method, and the units it hands loops to.</summary>
internal static class KernelEmitter
{
    /// <param name="plan">What to emit.</param>
    /// <param name="gpu">A line on the kernel's GPU form that ends its plan, or null where there is nothing to say of one.</param>
    public static string Emit(KernelPlan plan, string? gpu = null)
    {
        CodeWriter writer = CodeWriter.ForFile(isBody: true);
        Signature signature = plan.Kernel.Signature;
        string text = gpu is null ? plan.Text : $"{plan.Text}\n{gpu}\n";
        foreach (string line in text.TrimEnd('\n').Split('\n'))
            writer.Line(line.Length == 0 ? "//" : "// " + line);
        writer.Line();
        var types = new CodeWriter { Unchecks = plan.Kernel.Flags.ChecksOverflow };
        PrintTypes(types, plan, text, 0);
        if (signature.Namespace.Length == 0)
            PrintBody(writer, types.ToString());
        else
            writer.Braces($"namespace {signature.Namespace}", () => PrintBody(writer, types.ToString()));
        return writer.ToString();
    }

    private static void PrintBody(CodeWriter writer, string types)
    {
        PrintAliases(writer, WordsOf(types));
        writer.Lines(types);
    }

    /// <summary>The words that begin with a capital letter, as the short names do. (A regular expression took a tenth of all emission.)</summary>
    private static HashSet<string> WordsOf(string text)
    {
        HashSet<string> words = [];
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_'))
                continue;
            if (i > start && char.IsUpper(text[start]))
                words.Add(text.Substring(start, i - start));
            start = i + 1;
        }

        return words;
    }

    /// <summary>Short names for what the text uses, in a fixed order.</summary>
    private static void PrintAliases(CodeWriter writer, HashSet<string> words)
    {
        List<(string Alias, string Meaning)> aliases =
        [
            ("KernelRuntime", "global::FusedKernels.CompilerServices"),
            (GeneratedNames.MethodAttribute, "global::System.Runtime.CompilerServices.MethodImplAttribute"),
            ("KernelRef", "global::System.Runtime.CompilerServices.Unsafe"),
            ("KernelMemory", "global::System.Runtime.InteropServices.MemoryMarshal"),
        ];
        ScalarType[] elements = Enum.GetValues(typeof(ScalarType)).Cast<ScalarType>().Where(t => LaneTypes.InMemory(t) == t).ToArray();
        foreach (int width in new[] { 512, 256, 128 })
        {
            string vector = $"global::System.Runtime.Intrinsics.Vector{Literals.Number(width)}";
            aliases.Add((LaneTypes.Class(width), vector));
            aliases.AddRange(elements.Select(e => (LaneTypes.Vector(width, e), $"{vector}<{e.Keyword()}>")));
        }

        aliases.RemoveAll(a => !words.Contains(a.Alias));
        if (aliases.Count == 0)
            return;

        // Extension methods of vectors: AsDouble() and the like.
        if (words.Contains(LaneTypes.Class(512)))
            writer.Line("using global::System.Runtime.Intrinsics;");
        foreach ((string alias, string meaning) in aliases)
            writer.Line($"using {alias} = {meaning};");
        writer.Line();
    }

    private static void PrintTypes(CodeWriter writer, KernelPlan plan, string text, int depth)
    {
        Signature signature = plan.Kernel.Signature;
        if (depth == signature.Types.Count)
        {
            PrintKernelClass(writer, plan, text);
            return;
        }

        ContainingType type = signature.Types[depth];
        writer.Braces(type.Declared, () => PrintTypes(writer, plan, text, depth + 1));
    }

    private static void PrintKernelClass(CodeWriter writer, KernelPlan plan, string text)
    {
        Signature signature = plan.Kernel.Signature;
        string hash = StableHash.Of(GeneratedNames.Identity(signature));
        string unitsClass = $"Units_{hash}";
        string kernelName = Quote(GeneratedNames.FullName(signature) + signature.TypeList);
        var unitWriter = new CodeWriter { Unchecks = plan.Kernel.Flags.ChecksOverflow };
        var units = new UnitEmitter(plan.Facts, kernelName, unitWriter);
        foreach (Unit unit in plan.Units)
            units.Emit(unit);
        writer.Braces($"partial class {GeneratedNames.KernelClass(signature.Method)}", () =>
        {
            writer.Braces(DeclarationEmitter.DescribeHead(signature), () =>
                writer.Line($"text += {Quote(text)};"));
            writer.Line();
            new RunEmitter(plan, kernelName, units, unitsClass, writer).Emit();
            if (plan.Units.Count == 0)
                return;
            writer.Line();
            writer.Line("/// <summary>The parallel loops, each in every form it can run in.</summary>");
            writer.Braces($"private static class {unitsClass}", () => writer.Lines(unitWriter.ToString().TrimEnd('\n') + "\n"));
        });
    }

    private static string Quote(string text) =>
        "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n") + "\"";
}
