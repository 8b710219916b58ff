using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Planning;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>Prints the methods and types of a unit, inner units first.</summary>
internal sealed partial class UnitEmitter(BodyFacts facts, string kernelName, CodeWriter writer)
{
    private static readonly int[] Widths = [512, 256, 128];

    /// <summary>What a block of a reduction in scalar code costs about, in ns.</summary>
    private const double ScalarBlockNanoseconds = 4000;

    private readonly Dictionary<int, UnitText> byLoop = [];

    private string ReportScalar =>
        $"if (global::FusedKernels.KernelTrace.IsObserved) global::FusedKernels.KernelTrace.Report({kernelName}, global::FusedKernels.KernelPaths.Scalar);";

    public UnitText Emit(Unit unit)
    {
        if (unit.Exit is not null)
            return EmitSearch(unit);
        foreach (Unit inner in unit.Inner)
            Emit(inner);
        UnitPlace place = UnitPlace.Of(unit, facts);
        string scalar = RowMethods.Blocked(unit) is { } blocked ? PrintBlocked(unit, blocked, place) : ScalarMethod.PrintLoop(unit, place, CallInner);
        string first = ScalarMethod.PrintStart(unit, place);
        List<(int Width, string Body)> lanes = [];
        var text = new UnitText(unit, place.Captures);
        foreach (int width in unit.Lanes is null ? [] : Widths)
            lanes.Add((width, LaneMethod.Print(text, place, width)));
        byLoop[unit.Loop.Id] = text;
        foreach (Tally tally in unit.Tallies)
            TallyText.Length(tally, place);
        string nanoseconds = Nanoseconds(unit, place);
        if (text.Reduces)
            PrintSums(text);
        if (unit.IsOutermost || text.Reduces)
        {
            PrintStart(text, nanoseconds);
            PrintJob(text, place);
        }

        PrintDispatch(text, lanes.Count > 0);
        foreach ((int width, string body) in lanes)
        {
            PrintLanes(text, width, body);
            if (unit.Rows is { } rows)
                PrintMethod(RowMethods.Name(unit, width), RowMethods.Summary(unit, width), text, string.Empty, RowMethods.Print(text, rows, facts, width));
        }

        PrintScalar(text, scalar, first, ScalarMethod.PrintResults(unit));
        return text;
    }

    private static string Nanoseconds(Unit unit, UnitPlace place) =>
        new CostText(place, atom => !place.Indices.Any(atom.Mentions) && !atom.All().Any(e => e is Load)).Print(CostModel.Of(unit));

    /// <summary>Calls the unit of a loop from where the loop stands; false if the loop is none.</summary>
    public bool Call(For loop, Place place, CodeWriter at, string prefix)
    {
        if (!byLoop.TryGetValue(loop.Id, out UnitText? text))
            return false;
        at.Line($"// {IrPrinter.Head(loop)}");
        string trip = $"trip{Literals.Number(text.Unit.Number)}";
        at.Braces(string.Empty, () =>
        {
            at.Line($"long {trip} = {LoopText.Trip(loop, place)};");
            if (text.Searches)
            {
                PrintSearch(text, place, at, prefix, trip);
                return;
            }

            if (ShortTrip.InSourceOrder(text.Unit) is > 0 and var least)
            {
                at.Braces($"if ({trip} >= {Literals.Number(least)})", () => PrintCall(text, place, at, prefix, trip, isShort: false));
                at.Braces("else", () => PrintInSourceOrder(loop, text.Unit, place, at));
                return;
            }

            bool keepsLanes = text.Unit.Reductions.Any(r => r.IsReassociated);
            if (!HasStart(text.Unit) || keepsLanes || text.Unit.Loop.Body.All().Any(s => s is For))
            {
                at.Braces($"if ({trip} > 0)", () => PrintCall(text, place, at, prefix, trip, isShort: false));
                return;
            }

            at.Braces($"if ({trip} >= {Literals.Number(ShortTrip.Of(text.Unit))})", () => PrintCall(text, place, at, prefix, trip, isShort: false));
            at.Braces($"else if ({trip} > 0)", () => PrintCall(text, place, at, prefix, trip, isShort: true));
        });
        return true;
    }

    /// <summary>The few iterations of a sum that is not worth its lanes.</summary>
    private void PrintInSourceOrder(For loop, Unit unit, Place place, CodeWriter at)
    {
        if (unit.IsOutermost)
            at.Line(ReportScalar);
        new ScalarStatements(place, at, _ => false).Print(Block.Of(loop));
    }

    /// <summary>The loop around a unit that takes several rows at once.</summary>
    private string PrintBlocked(Unit unit, Unit inner, UnitPlace place)
    {
        var at = new CodeWriter();
        at.Line("nint round = from;");
        RowMethods.PrintBlocks(unit, byLoop[inner.Loop.Id], place, at);
        at.Lines(ScalarMethod.PrintLoop(unit, place, CallInner, first: ""));
        return at.ToString();
    }

    private bool CallInner(For loop, UnitPlace place, CodeWriter at) => Call(loop, place, at, string.Empty);

    /// <summary>Whether calls go through a method that picks threads; an elementwise unit inside another is called directly.</summary>
    private static bool HasStart(Unit unit) => unit.IsOutermost || unit.Reductions.Count > 0;

    /// <summary>
    /// A short trip runs in scalar code at once, where no loop inside it makes up for arguments to threads, pins and masks; not where
    /// scalar code has virtual lanes to keep, which takes longer than vectors do.
    /// </summary>
    private void PrintCall(UnitText text, Place place, CodeWriter at, string prefix, string trip, bool isShort)
    {
        string sums = $"sums{Literals.Number(text.Unit.Number)}";
        string[] range = isShort || !HasStart(text.Unit) ? ["0", $"(nint){trip}"] : [trip];
        string[] last = text.Reduces ? [.. range, $"out {prefix}{text.Sums} {sums}"] : range;
        string form = isShort ? "_Scalar" : HasStart(text.Unit) ? "_Start" : "";
        if (isShort)
            at.Line(ReportScalar);
        at.Line($"{prefix}{text.Unit.Name}{form}({UnitText.Join(text.Arguments(place), last)});");
        PrintTotals(text, at, sums);
        ChoiceText.PrintWinners(text, place, at, sums);
    }

    /// <summary>Takes what a unit has reduced into the variables.</summary>
    private static void PrintTotals(UnitText text, CodeWriter at, string sums)
    {
        foreach (Reduction reduction in text.Unit.Reductions.Where(r => r.Choice is null && r.Of is null))
        {
            Variable v = reduction.Variable;
            string total = $"{sums}.{v.Name}";
            at.Line(reduction.Scan is not null || LaneOperators.StartsFromInitial(reduction.Kind) ? $"{v.Name} = {total};" : $"{v.Name} = {ScalarText.Combine(reduction.Kind, v.Type, v.Name, total)};");
        }
    }

    private void PrintSums(UnitText text)
    {
        writer.Line($"/// <summary>What {text.Unit.Name} reduces into.</summary>");
        writer.Braces($"internal struct {text.Sums} : KernelRuntime.IAccumulators<{text.Sums}>", () =>
        {
            foreach (Reduction reduction in text.Unit.Reductions)
                writer.Line($"public {reduction.Variable.Type.Keyword()} {string.Join(", ", ScanText.Fields(reduction))};");
            writer.Line();
            writer.Method($"public static void Combine(ref {text.Sums} left, in {text.Sums} right)", () =>
            {
                foreach (Reduction reduction in text.Unit.Reductions.Where(r => r.Of is null))
                {
                    Variable v = reduction.Variable;
                    if (reduction.Choice is not null)
                    {
                        Reduction number = ChoiceText.Number(reduction, text.Unit.Reductions);
                        ChoiceText.PrintTake(reduction, number, ($"left.{v.Name}", $"left.{number.Variable.Name}"), ($"right.{v.Name}", $"right.{number.Variable.Name}"), writer);
                        continue;
                    }

                    // Where a recurrence ends is put in its place behind all blocks.
                    if (!reduction.IsRecurrence)
                        writer.Line($"left.{v.Name} = {ScalarText.Combine(reduction.Kind, v.Type, $"left.{v.Name}", $"right.{v.Name}")};");
                }
            });
        });
        writer.Line();
    }

    private void PrintStart(UnitText text, string nanoseconds)
    {
        Unit unit = text.Unit;
        string result = text.Reduces ? $"out {text.Sums} result" : string.Empty;
        writer.Line($"/// <summary>{unit.Name}: picks one thread or several.</summary>");
        writer.Line(GeneratedNames.Optimized);
        string parameters = UnitText.Join(text.Parameters, result.Length > 0 ? ["long trip", result] : ["long trip"]);
        writer.Method($"internal static void {unit.Name}_Start({parameters})", () =>
        {
            IEnumerable<string> fields = Fields(text);
            string path = HasLanes(unit) ? "KernelRuntime.LaneWidth.Path" : "global::FusedKernels.KernelPaths.Scalar";
            if (unit.Lanes is { ReadBytes: > 0 and var bytes })
            {
                writer.Line("// Beyond the caches narrower loads are faster: prefetching keeps ahead of them.");
                writer.Line($"bool fromMemory = KernelRuntime.LaneWidth.ExceedsCaches(trip, {Literals.Number(bytes)});");
                fields = fields.Append("fromMemory = fromMemory");
                path = $"fromMemory ? global::FusedKernels.KernelPaths.Simd256 : {path}";
            }

            writer.Line($"{text.Job} job = new() {{ {string.Join(", ", fields)} }};");
            string threads = unit.UseThreads ? "true" : "false";
            if (text.Unit.Reductions.Any(r => r.Packing is not null))
            {
                int block = unit.Reductions.Any(r => r.IsReassociated) ? unit.Lanes?.BlockSize ?? 0 : 0;
                writer.Line(PacksInChunks(text)
                    ? $"KernelRuntime.KernelRunner.Pack<{text.Job}, {text.Sums}>({kernelName}, ref job, trip, {Literals.Number(block)}, {nanoseconds}, {threads}, {path}, out result);"
                    : $"KernelRuntime.KernelRunner.InOrder<{text.Job}, {text.Sums}>({kernelName}, ref job, trip, {path}, out result);");
            }
            else if (text.Scans)
            {
                // Without vectors there is no form that leaves out stores.
                string onThreads = unit.UseThreads ? "KernelRuntime.LaneWidth.Path != global::FusedKernels.KernelPaths.Scalar" : "false";
                writer.Line($"KernelRuntime.KernelRunner.Scan<{text.Job}, {text.Sums}>({kernelName}, ref job, trip, {Literals.Number(unit.Lanes!.BlockSize)}, {nanoseconds}, {onThreads}, {Literals.Number(unit.Streamed.Sum(b => b.Element.Size()))}, {path}, out result);");
            }
            else if (unit.Tallies.Count > 0)
            {
                writer.Line(TallyText.Run(text, kernelName, nanoseconds, path));
            }
            else if (text.Reduces)
            {
                int block = unit.Lanes?.BlockSize ?? ScalarBlock(unit);
                writer.Line($"KernelRuntime.KernelRunner.Reduce<{text.Job}, {text.Sums}>({kernelName}, ref job, trip, {Literals.Number(block)}, {nanoseconds}, {threads}, {path}, out result);");
            }
            else
            {
                int streamed = unit.Streamed.Sum(b => b.Element.Size());
                writer.Line($"KernelRuntime.KernelRunner.For({kernelName}, ref job, trip, {nanoseconds}, {threads}, {Literals.Number(streamed)}, {path}{Gang(unit)});");
            }
        });
        writer.Line();
    }

    /// <summary>
    /// Iterations in a block of a reduction in scalar code. Where it is exact it comes out the same however it is cut, so a block is worth the call; else an
    /// iteration that has loops inside, and a re-associated sum an iteration for each leaf of its tree.
    /// </summary>
    private static int ScalarBlock(Unit unit) =>
        unit.Reductions.Any(r => r.IsReassociated || r.Choice is not null || r.Scan is not null) || CostModel.Of(unit) is not { Loops.Count: 0, Nanoseconds: var nanoseconds } ? 1
        : (int)Math.Max(1, Math.Min(GangChoice.BlockSize, ScalarBlockNanoseconds / nanoseconds));

    private static string Gang(Unit unit) => unit.Lanes is { Gangs: var gangs }
        ? $", KernelRuntime.LaneWidth.Choose({Literals.Number(gangs.For512)}, {Literals.Number(gangs.For256)}, {Literals.Number(gangs.For128)})"
        : string.Empty;

    private static bool HasLanes(Unit unit) => unit.Lanes is not null || unit.Inner.Any(HasLanes);

    private void PrintDispatch(UnitText text, bool hasLanes)
    {
        PrintDispatch(text, text.Unit.Name, hasLanes, text.ChoosesStores ? "<KernelRuntime.NormalStores>" : string.Empty);
        if (text.Streams)
            PrintDispatch(text, text.Unit.Name + "_Streaming", hasLanes, "<KernelRuntime.StreamingStores>");
        if (UnitText.MayLeaveOutStores(text.Unit))
            PrintDispatch(text, text.Unit.Name + "_Adding", hasLanes, "<KernelRuntime.NoStores>");
    }

    private void PrintDispatch(UnitText text, string name, bool hasLanes, string stores)
    {
        string[] last = text.Reduces ? ["from", "to", "out result"] : ["from", "to"];
        string arguments = UnitText.Join(text.Names, last);
        string go = text.Searches ? "return " : string.Empty;
        string scalar = text.Searches && !text.Reduces ? "return from" : $"{go}{text.Unit.Name}_Scalar({arguments})";
        var body = new CodeWriter();
        if (hasLanes)
        {
            foreach (int width in Widths)
            {
                body.Line($"{(width == Widths[0] ? "" : "else ")}if ({LaneTypes.Class(width)}.IsHardwareAccelerated)");
                body.Indented(() => body.Line($"{go}{text.Unit.Name}_V{Literals.Number(width)}{stores}({arguments});"));
            }

            body.Line("else");
            body.Indented(() => body.Line($"{scalar};"));
        }
        else
        {
            body.Line($"{scalar};");
        }

        string summary = hasLanes ? "picks the widest vectors of this machine" : "its iterations run in scalar code";
        PrintMethod(name, $"{text.Unit.Name}: {summary}", text, string.Empty, body.ToString(), GeneratedNames.InlinedChoice);
    }

    private void PrintLanes(UnitText text, int width, string body) =>
        PrintMethod($"{text.Unit.Name}_V{Literals.Number(width)}{(text.ChoosesStores ? "<TStores>" : "")}",
            $"{text.Unit.Name} in gangs of {Literals.Number(text.Unit.Lanes!.Gangs.For(width))} lanes, vectors of {Literals.Number(width)} bits", text,
            text.ChoosesStores ? " where TStores : struct, KernelRuntime.IStorePolicy" : string.Empty, body);

    /// <summary>The scalar form; that of a reduction with lanes is in two parts, since the tail of a vector loop goes on with the second.</summary>
    private void PrintScalar(UnitText text, string loop, string start, string results)
    {
        string name = $"{text.Unit.Name}_Scalar";
        if (!text.Reduces)
        {
            PrintMethod(name, $"{text.Unit.Name} in scalar code", text, string.Empty, loop);
            return;
        }

        if (text.Unit.Lanes is null)
        {
            PrintMethod(name, $"{text.Unit.Name} in scalar code", text, string.Empty, start + loop + results);
            return;
        }

        string[] passed = ["from", "to", .. ScalarMethod.Accumulators(text.Unit).Select(a => a.Argument)];
        string rest = $"{(text.Searches ? "nint done = " : "")}{text.Unit.Name}_{ScalarMethod.Rest}({UnitText.Join(text.Names, passed)});";
        PrintMethod(name, $"{text.Unit.Name} in scalar code", text, string.Empty, $"{start}{rest}\n{results}{(text.Searches ? "return done;\n" : "")}");
        string[] taken = ["nint from", "nint to", .. ScalarMethod.Accumulators(text.Unit).Select(a => a.Parameter)];
        writer.Line($"/// <summary>Iterations of {text.Unit.Name} in scalar code, into accumulators that may hold earlier ones.</summary>");
        writer.Line(GeneratedNames.Optimized);
        writer.Method($"private static {(text.Searches ? "nint" : "void")} {text.Unit.Name}_{ScalarMethod.Rest}({UnitText.Join(text.Parameters, taken)})", () => writer.Lines(loop));
        writer.Line();
    }

    private void PrintMethod(string name, string summary, UnitText text, string constraint, string body, string attribute = GeneratedNames.Optimized)
    {
        string[] last = text.Reduces ? ["nint from", "nint to", $"out {text.Sums} result"] : ["nint from", "nint to"];
        writer.Line($"/// <summary>{summary}.</summary>");
        writer.Line(attribute);
        writer.Method($"internal static {(text.Searches ? "nint" : "void")} {name}({UnitText.Join(text.Parameters, last)}){constraint}", () => writer.Lines(body));
        writer.Line();
    }
}
