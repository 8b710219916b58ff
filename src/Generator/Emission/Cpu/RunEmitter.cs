using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Planning;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>
/// Prints the compiled method: the checks on entry, the method as written where one fails, and otherwise the body with its parallel
/// loops handed to their units.
/// </summary>
internal sealed class RunEmitter(KernelPlan plan, string kernelName, UnitEmitter units, string unitsClass, CodeWriter writer)
{
    private readonly RunPlace place = new(plan.Facts);
    private readonly GuardText guards = new(new RunPlace(plan.Facts));

    /// <summary>Modelled work of a nest, in ns, below which guards, arguments and pins cost more than vectors gain.</summary>
    private const double ShortNanoseconds = 100;

    private Signature Signature => plan.Kernel.Signature;

    /// <summary>
    /// The compiled method is one method, or where a call for little work has a form of its own three: that form, the one with the guards,
    /// and the choice between them, which is inlined into callers. So a short call pays for one test, and not for the frame of the guards.
    /// </summary>
    public void Emit()
    {
        string head = DeclarationEmitter.ExecuteHead(Signature);
        if (ShortCondition() is not { } isShort)
        {
            PrintMethod(GeneratedNames.Optimized, head, plan.Units.Count == 0 ? PrintUnchanged : () =>
            {
                PrintNativeSize();
                PrintParameters();
                PrintFields();
                PrintGuarded();
            });
            return;
        }

        (string forShort, string forLong) = (GeneratedNames.Short(Signature), GeneratedNames.Long(Signature));
        PrintMethod(GeneratedNames.InlinedChoice, head, () =>
        {
            PrintNativeSize();
            PrintParameters();
            PrintFields();
            string[] fields = Fields().Select(f => f.Name).ToArray();
            writer.Braces($"if ({isShort})", () =>
            {
                Report("Scalar");
                writer.Line(DeclarationEmitter.BodyCall(Signature, forShort, fields) + ";");
            });
            writer.Braces("else", () => writer.Line(DeclarationEmitter.BodyCall(Signature, forLong, fields) + ";"));
        });
        IEnumerable<string> declared = Fields().Select(f => $"{f.Type} {f.Name}").ToArray();
        writer.Line();
        // No attribute: it has no vector calls, and the JIT is to treat it as it treats the method as written (profiles, inlining).
        writer.Line("/// <summary>Little work: in source order, with C#'s own checks.</summary>");
        writer.Method(DeclarationEmitter.BodyHead(Signature, $"private static void {forShort}", declared), () =>
        {
            PrintParameters();
            PrintShort();
        });
        writer.Line();
        writer.Line("/// <summary>Work enough for guards and vectors.</summary>");
        PrintMethod(GeneratedNames.Optimized, DeclarationEmitter.BodyHead(Signature, $"private static void {forLong}", declared), () =>
        {
            PrintParameters();
            PrintGuarded();
        });
    }

    private void PrintMethod(string attribute, string head, Action body)
    {
        writer.Line(attribute);
        writer.Method(head, body);
    }

    private void PrintUnchanged()
    {
        writer.Line("// No loop of this method runs in lanes or on threads.");
        AsWritten();
    }

    private void PrintGuarded()
    {
        PrintGuards();
        PrivateMemory.PrintRun(OutsideUnits(), plan.Facts, writer);
        new ScalarStatements(place, writer, PrintLoop, plan.Fresh).Print(plan.Body.Statements);
    }

    /// <summary>Native integers are Int64 here, where they are in the process; the JIT knows.</summary>
    private void PrintNativeSize()
    {
        if (!plan.Body.HasNativeIntegers)
            return;
        writer.Braces("if (global::System.IntPtr.Size != sizeof(long))", () =>
        {
            AsWritten();
            writer.Line("return;");
        });
    }

    /// <summary>Parameters by the names that the body has for them, and the numbers in them.</summary>
    private void PrintParameters()
    {
        foreach (Parameter parameter in Signature.Parameters.Where(p => p.Name != p.Symbol))
            PrintRenamed(parameter);
        foreach ((Parameter parameter, ParameterPart part) in Signature.Parameters.SelectMany(p => p.Parts.Select(part => (p, part))))
            PrintPart(parameter, part);
    }

    private void PrintRenamed(Parameter parameter)
    {
        string reference = parameter.Passing switch
        {
            Passing.Value => string.Empty,
            Passing.In or Passing.ReadOnly => "ref readonly ",
            _ => "ref ",
        };
        writer.Line($"{reference}{parameter.Type} {parameter.Symbol} = {(reference.Length > 0 ? "ref " : string.Empty)}{parameter.Name};");
    }

    /// <summary>A number of a structure is a variable; where the caller sees what it is assigned, a reference to the number itself.</summary>
    private void PrintPart(Parameter parameter, ParameterPart part)
    {
        string type = part.Place.Type.Keyword();
        writer.Line(parameter.Passing.IsWritten()
            ? $"ref {type} {part.Variable} = ref {PartText.Reference(parameter.Name, part.Place)};"
            : $"{type} {part.Variable} = {PartText.Read(parameter.Name, part.Place)};");
    }

    /// <summary>Private arrays of loops that are printed here: around the units, and units whose checks are made only at the loop.</summary>
    private IEnumerable<KernelBuffer> OutsideUnits()
    {
        HashSet<KernelBuffer> inUnits = new(plan.Units.Where(u => u.AtLoop.Count == 0 && u.Exit is null).SelectMany(u => u.Loop.Body.Made()));
        return plan.Body.Buffers.Where(b => b.IsPrivate && !inUnits.Contains(b));
    }

    /// <summary>Static fields are read here, once in every call.</summary>
    private void PrintFields()
    {
        foreach ((string type, string name, string access) in Fields())
            writer.Line($"{type} {name} = {access};");
    }

    private IEnumerable<(string Type, string Name, string Access)> Fields() =>
        plan.Body.Fields.Select(f => (f.Type.Keyword(), f.Name, f.Access!)).Concat(plan.Body.Buffers.Where(b => b.Kind == BufferKind.FieldArray)
            .Select(b => ($"{b.Element.Keyword()}[{new string(',', b.Rank - 1)}]", b.Name, b.Access!)));

    /// <summary>
    /// A method that is one nest of loops and is called for little work runs in source order before anything is checked: with C#'s own
    /// checks and no vectors, neither range nor overlap matters. Not where a sum keeps its virtual lanes there, and not where the
    /// loop is made of several, which rely on the guards.
    /// </summary>
    /// <returns>The condition that is so, as C#; null where there is no such form.</returns>
    private string? ShortCondition()
    {
        if (plan.Units.Count != 1 || plan.Fused.IsChanged || KeepsLanes(plan.Units[0]))
            return null;
        For loop = plan.Units[0].Loop;
        bool alone = plan.Body.Statements.Statements.All(s => ReferenceEquals(s, loop) || !Block.Of(s).All().Any(x => x is For or While));
        LoopRange? range = LoopRange.Of(loop, plan.Facts.Affine);
        if (!alone || range is null || !range.Lows.Concat(range.Highs).SelectMany(p => p.Atoms).All(IsAtEntry))
            return null;

        // What is passed by reference must be apart from all else in source order, too: expressions are not read again where it is written.
        IEnumerable<string> apart = plan.Entry.Where(c => c is Outside or Distinct).Select(guards.Print).Distinct();
        IEnumerable<string> conditions = plan.Body.Buffers.SelectMany(GuardText.Exists).Append(IsShort(plan.Units[0])).Concat(plan.Entry.OfType<Holds>().Select(guards.Print)).Concat(plan.Body.Buffers.SelectMany(GuardText.RowsExist)).Concat(apart).Distinct();
        return string.Join(" && ", conditions);
    }

    private void PrintShort()
    {
        PrivateMemory.PrintRun(plan.Body.Buffers.Where(b => b.IsPrivate), plan.Facts, writer);
        new ScalarStatements(place, writer, _ => false).Print(plan.Unguarded);
    }

    /// <summary>Whether a sum in it is taken in virtual lanes, however short its own loop is and whatever is around it.</summary>
    private static bool KeepsLanes(Unit unit) => (unit.Reductions.Any(r => r.IsReassociated) && ShortTrip.InSourceOrder(unit) == 0) || unit.Inner.Any(i => i.Reductions.Any(r => r.IsReassociated) || KeepsLanes(i));

    /// <summary>Few iterations; of a nest, little modelled work in all.</summary>
    private string IsShort(Unit unit)
    {
        For loop = unit.Loop;
        if (!loop.Body.All().Any(s => s is For))
            return $"{LoopText.Trip(loop, place)} < {Literals.Number(ShortTrip.Of(unit))}";
        string cost = new CostText(place, IsAtEntry).Print(CostModel.OfScalar(loop));
        return $"({LoopText.Trip(loop, place)}) * {cost} < {Literals.Number(ShortNanoseconds)}";
    }

    private bool IsAtEntry(Expr expr) => new CheckBuilder(plan.Facts.Affine, plan.Facts.Definitions).IsAtEntry(expr);

    private void PrintGuards()
    {
        List<string> conditions = plan.Body.Buffers.SelectMany(b => GuardText.Exists(b).Concat(GuardText.RowsExist(b)).Concat(GuardText.HasLayout(b))).Concat(plan.Entry.Select(guards.Print)).Distinct().ToList();
        if (conditions.Count == 0)
            return;
        writer.Line("// Guards: every access in range, nothing written overlaps anything else. Otherwise the method as written.");
        writer.Line($"if (!({conditions[0]}{(conditions.Count == 1 ? "))" : "")}");
        for (int i = 1; i < conditions.Count; i++)
        {
            string condition = conditions[i];
            writer.Line($"    && {condition}{(i == conditions.Count - 1 ? "))" : "")}");
        }

        writer.Braces(string.Empty, () =>
        {
            AsWritten();
            writer.Line("return;");
        });
        writer.Line();
    }

    private void AsWritten()
    {
        string arguments = string.Join(", ", Signature.Parameters.Select(p => p.Argument));
        string target = Signature.ReturnType == "void" ? "" : $"{GeneratedNames.Result} = ";
        Report("AsWritten");
        writer.Line($"{target}global::{GeneratedNames.FullName(Signature)}{Signature.TypeList}({arguments});");
    }

    private void Report(string path)
    {
        writer.Line("if (global::FusedKernels.KernelTrace.IsObserved)");
        writer.Indented(() => writer.Line($"global::FusedKernels.KernelTrace.Report({kernelName}, global::FusedKernels.KernelPaths.{path});"));
    }

    /// <summary>Leaves a loop to its unit; where a check can only be made here and fails, the loop runs with C#'s own checks.</summary>
    private bool PrintLoop(For loop)
    {
        Unit? unit = plan.Units.FirstOrDefault(u => u.Loop.Is(loop));
        if (unit is null)
            return false;
        if (unit.AtLoop.Count == 0)
            return units.Call(loop, place, writer, unitsClass + ".");
        writer.Line("// Known only here: every access of the loop in range.");
        writer.Braces($"if ({string.Join(" && ", unit.AtLoop.Select(guards.Print))})", () => units.Call(loop, place, writer, unitsClass + "."));
        writer.Braces("else", () =>
        {
            Report("Scalar");
            new ScalarStatements(place, writer, _ => false).Print(Block.Of(loop));
        });
        return true;
    }
}
