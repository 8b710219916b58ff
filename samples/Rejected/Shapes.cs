using System;
using FusedKernels;

namespace Rejected;

/// <summary>Methods that cannot be kernels because of how they are declared, and uses that run the plain loops.</summary>
public class Shapes
{
    private double scale = 2;

    [Kernel]
    public static double Twice(double x) => 2 * x; // FK0002 at 'Twice'

    /// <summary>Its object is out of reach of the generated code.</summary>
    public partial class Inner
    {
        private readonly double scale = 2;

        [Kernel]
        public void Scale(double[] x) // FK0001 at 'Scale'; FK0002 at 'Scale'
        {
            for (int i = 0; i < x.Length; i++)
                x[i] *= scale; // FK0061 at 'scale'
        }
    }

    /// <summary>A delegate cannot be intercepted.</summary>
    public static Func<double, double> Function()
    {
        var shapes = new Shapes();
        shapes.scale++;
        return Twice; // FK3001 at 'Twice'
    }
}
