using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.Emission.Cpu;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Gpu;

/// <summary>Prints what the host does: checks, scalars, loops that run in order, and launches.</summary>
internal sealed class HostEmitter
{
    private readonly CodeWriter writer;
    private readonly Kernel kernel;
    private readonly GpuProgram program;
    private readonly CheckText checks;
    private readonly ScalarText scalar;
    private readonly Place place;
    private readonly string mark;

    private HostEmitter(CodeWriter writer, Kernel kernel, GpuProgram program)
    {
        this.writer = writer;
        this.kernel = kernel;
        this.program = program;
        mark = program.Mark;
        place = new HostPlace(program.Facts);
        scalar = new ScalarText(place);
        checks = new CheckText(kernel.Signature, place);
    }

    /// <summary>Name of the method that does the work.</summary>
    public static string MethodName(Signature signature) => "Launch_" + StableHash.Of(GeneratedNames.Identity(signature));

    public static void Emit(CodeWriter writer, Kernel kernel, GpuProgram program) => new HostEmitter(writer, kernel, program).Method();

    private void Method()
    {
        string parameters = string.Join(", ", kernel.Signature.Parameters.Select(p => $"{ParameterType(kernel, p)} {p.Symbol}"));
        writer.Braces($"private static void {MethodName(kernel.Signature)}(global::ILGPU.Runtime.AcceleratorStream? {mark}stream, {parameters})", () =>
            writer.Braces("unchecked", () =>
            {
                foreach (Variable field in kernel.Body.Fields)
                    writer.Line($"{field.Type.Keyword()} {field.Name} = {field.Access};");
                Arguments();
                foreach (Check check in program.Entry.Concat(program.Launches.SelectMany(l => l.Checks.AtEntry)).Distinct())
                    writer.Line(checks.Print(check));
                Steps(program.Steps);
            }));
    }

    /// <summary>The type a parameter has in the GPU overloads.</summary>
    public static string ParameterType(Kernel kernel, Parameter parameter) => parameter.IsBuffer
        ? DeviceEmitter.ViewType(kernel.Body.Buffers.First(b => b.Name == parameter.Symbol))
        : parameter.Type;

    /// <summary>The local that holds the memory of a view; no other name made up here starts so.</summary>
    private string Memory(KernelBuffer view) => $"{mark}view_{view.Name}";

    private void Arguments()
    {
        List<KernelBuffer> views = kernel.Body.Buffers.ToList();
        foreach (KernelBuffer view in views)
            writer.Line($"var {Memory(view)} = global::FusedKernels.Generated.GpuArgument.Of({checks.NameOf(view)}, {view.Name}.BaseView);");
        string all = string.Join(", ", views.Select(Memory));
        writer.Line($"var {mark}queue = {GpuSupport.Launch}.StreamFor({checks.KernelName}, {mark}stream, [{all}]);");
        foreach (NoOverlap pair in program.Overlaps)
        {
            string same = !pair.AllowSame ? "false"
                : pair.First.Rank == 1 ? "true"
                : $"{pair.First.Name}.Stride.XStride == {pair.Second.Name}.Stride.XStride";
            writer.Line($"{GpuSupport.Launch}.Disjoint({checks.KernelName}, {Memory(pair.First)}, {Memory(pair.Second)}, orSame: {same});");
        }
    }

    private void Steps(IEnumerable<HostStep> steps)
    {
        foreach (HostStep step in steps)
            Step(step);
    }

    private void Step(HostStep step)
    {
        switch (step)
        {
            case HostScalar computed:
                new ScalarStatements(place, writer, _ => false).Print(Block.Of(computed.Statement));
                break;
            case HostIf branch:
                writer.Braces($"if ({scalar.Print(branch.Condition)})", () => Steps(branch.Then));
                if (branch.Else.Count > 0)
                    writer.Braces("else", () => Steps(branch.Else));
                break;
            case HostLoop loop:
                writer.Braces(Head(loop.Loop), () => Steps(loop.Body));
                break;
            case Launch launch:
                Launch(launch);
                break;
        }
    }

    private string Head(For loop) =>
        $"for ({loop.Index.Type.Keyword()} {loop.Index.Name} = {scalar.Print(loop.Lower)}; "
            + $"{loop.Index.Name} {IrPrinter.Symbol(loop.Op)} {scalar.Print(loop.Bound)}; {loop.Index.Name} = {(loop.IsChecked ? "checked" : "")}({loop.Index.Name} + ({Literals.Number(loop.Step)})))";

    private void Launch(Launch launch)
    {
        foreach (Check check in launch.Checks.AtLoop)
            writer.Line(checks.Print(check));
        Bounds(launch.Outer);
        if (launch.Inner is { } inner)
            Bounds(inner);
        string device = $"global::FusedKernels.Generated.{DeviceEmitter.ClassName(kernel.Signature)}.On({mark}queue.Accelerator).{launch.Name}";
        IEnumerable<string> arguments = launch.Buffers.Select(b => b.Name)
            .Concat(launch.Scalars.Select(s => s.Type == ScalarType.Boolean ? $"{s.Name} ? 1 : 0" : s.Name));
        string outer = launch.Outer.Index.Name;
        if (launch.Inner is null)
        {
            string all = string.Join(", ", arguments.Append(mark + "from_" + outer));
            writer.Braces($"if ({mark}trip_{outer} > 0 && {mark}queue is not null)", () =>
                writer.Line($"{device}({mark}queue, {mark}trip_{outer}, {all});"));
            return;
        }

        Tiles(launch, device, arguments);
    }

    /// <summary>A grid is limited in its second dimension: what is longer is launched in pieces.</summary>
    private void Tiles(Launch launch, string device, IEnumerable<string> arguments)
    {
        string outer = launch.Outer.Index.Name;
        string inner = launch.Inner!.Index.Name;
        string step = Literals.Number(launch.Outer.Step);
        writer.Braces($"if ({mark}trip_{outer} > 0 && {mark}trip_{inner} > 0 && {mark}queue is not null)", () =>
        {
            writer.Line($"int {mark}rows = {mark}queue.Accelerator.MaxGridSize.Y;");
            writer.Braces($"for (long {mark}row = 0; {mark}row < {mark}trip_{outer}; {mark}row += {mark}rows)", () =>
            {
                string extent = $"new global::ILGPU.Index2D({mark}trip_{inner}, (int)global::System.Math.Min({mark}rows, {mark}trip_{outer} - {mark}row))";
                string first = $"({launch.Outer.Index.Type.Keyword()})({mark}from_{outer} + {mark}row * {step})";
                string all = string.Join(", ", arguments.Append(first).Append(mark + "from_" + inner));
                writer.Line($"{device}({mark}queue, {extent}, {all});");
            });
        });
    }

    private void Bounds(For loop)
    {
        string name = loop.Index.Name;
        string beyond = loop.Op switch
        {
            CompareOp.LessOrEqual => " + 1",
            CompareOp.GreaterOrEqual => " - 1",
            _ => "",
        };
        writer.Line($"{loop.Index.Type.Keyword()} {mark}from_{name} = {scalar.Print(loop.Lower)};");
        string end = $"(global::System.Int128){scalar.Print(loop.Bound)}{beyond}";
        writer.Line($"int {mark}trip_{name} = {GpuSupport.Launch}.Trip({mark}from_{name}, {end}, {Literals.Number(loop.Step)});");
    }
}
